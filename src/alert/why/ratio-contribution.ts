import { notableShare, type Contribution } from './contribution.ts'

/** A group's share before and now, as what it is made of: `of` out of `outOf`. */
export interface RatioSides {
  label: string
  before: Ratio
  after: Ratio
}

export interface Ratio {
  of: number
  outOf: number
}

/** How much of a share's change one group is, by what moved in it; `before` and `after` are the group's own share. */
export interface RatioContribution extends Contribution {
  /** `rate`: its own share moved; `mix`: more or fewer are in it, and it is unlike the others. The larger of both. */
  by: 'rate' | 'mix'
  /** Its part of all who are counted, before and now: 0 to 1. */
  parts: { before: number; after: number }
}

/**
 * Takes the change of a share apart: of each group the move of its own share times its part of all (rate), and the move of its
 * part times how far it lies from the others (mix). With the means of both sides as weights the effects add up to the change
 * exactly, so no rest has to be explained. For groups that do not overlap; undefined effects are 0.
 */
export function ratioContributions(groups: readonly RatioSides[]): RatioContribution[] {
  const whole = {
    before: pooled(groups.map(({ before }) => before)),
    after: pooled(groups.map(({ after }) => after)),
  }
  if (shareOf(whole.before) === shareOf(whole.after)) return []
  return groups.map((group) => effectOf(group, whole)).toSorted((a, b) => b.share - a.share)
}

function effectOf(
  { label, before, after }: RatioSides,
  whole: { before: Ratio; after: Ratio },
): RatioContribution {
  const [from, to] = [shareOf(whole.before), shareOf(whole.after)]
  const parts = { before: partOf(before, whole.before), after: partOf(after, whole.after) }
  // A group that nobody was in has no share of its own: it is taken to be as the others, so that only its coming counts.
  const own = {
    before: before.outOf === 0 ? from : shareOf(before),
    after: after.outOf === 0 ? to : shareOf(after),
  }
  const move = Math.abs(own.after - own.before)
  const rate = (own.after - own.before) * ((parts.before + parts.after) / 2)
  const mix = (parts.after - parts.before) * ((own.before + own.after) / 2 - (from + to) / 2)
  const noise = noiseOf(before, after)
  const by = Math.abs(rate) >= Math.abs(mix) ? 'rate' : 'mix'
  const share = (rate + mix) / (to - from)
  return {
    label,
    ...own,
    share,
    weight: parts.before,
    standsOut: Math.abs(share - parts.before) >= notableShare && (by === 'mix' || move > 3 * noise),
    isAsUsual: move <= Math.max(2 * noise, 0.05 * Math.abs(own.before)) && Math.abs(share) < notableShare,
    by,
    parts,
  }
}

/** Whether a share moved by no more than a share of so many people does by itself. */
export function isShareWithinChance({ before, after }: Omit<RatioSides, 'label'>): boolean {
  return Math.abs(shareOf(after) - shareOf(before)) <= 2 * noiseOf(before, after)
}

function noiseOf(before: Ratio, after: Ratio): number {
  return Math.sqrt(varianceOf(before) + varianceOf(after))
}

function pooled(ratios: readonly Ratio[]): Ratio {
  return {
    of: ratios.reduce((sum, { of }) => sum + of, 0),
    outOf: ratios.reduce((sum, { outOf }) => sum + outOf, 0),
  }
}

export function shareOf({ of, outOf }: Ratio): number {
  return outOf === 0 ? 0 : of / outOf
}

function partOf({ outOf }: Ratio, all: Ratio): number {
  return all.outOf === 0 ? 0 : outOf / all.outOf
}

/** Of a share of so many people; of a mean of counts as for counts that come by chance, which is about right. */
function varianceOf(ratio: Ratio): number {
  const share = Math.abs(shareOf(ratio))
  if (ratio.outOf === 0) return 0
  return (share <= 1 ? share * (1 - share) : share) / ratio.outOf
}
