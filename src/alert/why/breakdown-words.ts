import { listed } from '../../query/language/listed.ts'
import { capitalize } from '../../result/bucket-phrase.ts'
import { formatChange, formatRatio, formatValue } from '../../result/format-value.ts'
import type { Unit } from '../../result/metric-result.ts'
import { notableShare, type Contribution } from './contribution.ts'
import type { RatioContribution } from './ratio-contribution.ts'

/** Amplitude's spelling of people and events that do not have the property. */
const absence = '(none)'

/** A change split by one property. */
export interface Breakdown {
  /** As people call it: `platform`. */
  property: string
  /** Those first that the change is made of most. */
  contributions: readonly (Contribution | RatioContribution)[]
  /** Whether smaller groups are missing. */
  isCut: boolean
}

export interface ToldChange {
  whole: { before: number; after: number }
  unit: Unit
}

const mostLeading = 3
const mostNamed = 3
/** A group with less of the whole than that is not worth a name when nothing happened in it. */
const notableWeight = 0.03

/** The groups that a change is made of, at most three: beyond what they would be had everything moved alike. */
function leadingGroups({ contributions }: Pick<Breakdown, 'contributions'>): Breakdown['contributions'] {
  const unlike = contributions.some(({ standsOut, share, weight }) => standsOut && share > weight)
  if (!unlike) return []
  return contributions
    .filter(({ share, standsOut, weight }) => share >= notableShare && standsOut && share > weight)
    .slice(0, mostLeading)
}

/** How much more its leading groups explain than their size would: properties are told in this order. */
export function tellingness(breakdown: Pick<Breakdown, 'contributions'>): number {
  return leadingGroups(breakdown).reduce((sum, { share, weight }) => sum + Math.min(share, 1) - weight, 0)
}

/** `Platform: iOS explains 94% of the drop (412 to 160); Android and Web are as usual.` */
export function breakdownSentence(given: Breakdown, told: ToldChange): string {
  const breakdown = { ...given, contributions: given.contributions.map(named) }
  const { property, contributions } = breakdown
  const name = capitalize(property)
  if (given.contributions.every(({ label }) => label === absence))
    return `${name}: nothing is known of it here.`
  const [only] = contributions
  if (contributions.length === 1 && only !== undefined) return `${name}: all of it is ${only.label}.`
  const leading = leadingGroups(breakdown)
  if (leading.length === 0) return `${name}: ${alikeWords(breakdown, told)}`
  const rest = contributions.filter((one) => !leading.includes(one))
  const against = counterGroups(rest)
  const words = [leadingWords(leading, { ...told, isCountered: against.length > 0 })]
  const others = rest.filter((one) => !against.includes(one))
  return `${name}: ${[...words, counterWords(against, told), usualWords(others, breakdown)].join('')}.`
}

function named<One extends { label: string }>(one: One): One {
  return one.label === absence ? { ...one, label: 'unknown' } : one
}

type Leading = ToldChange & { isCountered: boolean }

function leadingWords(leading: Breakdown['contributions'], told: Leading): string {
  const [first] = leading
  if (leading.length === 1 && first !== undefined) return `${first.label} ${explains(first, told)}`
  const together = leading.reduce((sum, { share }) => sum + share, 0)
  const each = leading.map((one) => `${one.label} ${formatRatio(one.share, 0)} (${sidesWords(one, told)})`)
  return `${listed(leading.map(({ label }) => label))} explain ${partWords(together, told)} the ${nounOf(told)}: ${each.join(', ')}`
}

function explains(one: Contribution | RatioContribution, told: Leading): string {
  if ('by' in one && one.by === 'mix') {
    const { before, after } = one.parts
    const parts = `${formatRatio(after, 0)} of all instead of ${formatRatio(before, 0)}`
    return `explains ${partWords(one.share, told)} the ${nounOf(told)} by its size (${parts}, at ${formatValue(one.after, told.unit)})`
  }
  return `explains ${partWords(one.share, told)} the ${nounOf(told)} (${sidesWords(one, told)})`
}

/** `94% of`; where others moved against it a group is more than the whole change. */
function partWords(share: number, { isCountered }: Leading): string {
  if (share > 1.05 && isCountered) return 'more than all of'
  return share >= 0.995 ? 'all of' : `${formatRatio(share, 0)} of`
}

function sidesWords({ before, after }: Contribution, { unit }: ToldChange): string {
  return `${formatValue(before, unit)} to ${formatValue(after, unit)}`
}

/** Those that moved the other way, by more than chance. */
function counterGroups(rest: Breakdown['contributions']): Breakdown['contributions'] {
  return rest.filter(({ share, standsOut }) => share <= -notableShare && standsOut).slice(-mostNamed)
}

function counterWords(against: Breakdown['contributions'], told: ToldChange): string {
  if (against.length === 0) return ''
  const verb = isDrop(told) ? 'rose' : 'fell'
  return `, while ${listed(against.map((one) => `${one.label} (${sidesWords(one, told)})`))} ${verb}`
}

function usualWords(rest: Breakdown['contributions'], { isCut }: Breakdown): string {
  const notable = rest.filter(({ weight, isAsUsual }) => isAsUsual && weight >= notableWeight)
  const bySize = notable.toSorted((a, b) => b.weight - a.weight)
  if (bySize.length === 0) return ''
  const names = bySize.slice(0, mostNamed).map(({ label }) => label)
  const others = bySize.length - names.length
  const more = others > 0 ? [`${others} more`] : []
  const verb = bySize.length === 1 ? 'is' : 'are'
  return `; ${listed([...names, ...more])} ${verb} as usual${isCut ? ' (smaller ones were not looked at)' : ''}`
}

/** That a property does not matter is as much worth knowing. */
function alikeWords(breakdown: Breakdown, { unit }: ToldChange): string {
  const moves = largestGroups(breakdown).map(
    ({ label, before, after }) => `${label} ${formatChange(before, after, unit).text}`,
  )
  return moves.length === 0 ? 'none stands out.' : `none stands out (${moves.join(', ')}).`
}

/** Whether all groups of any size moved the way that the whole did. */
export function isShared(breakdown: Pick<Breakdown, 'contributions'>): boolean {
  const largest = largestGroups(breakdown)
  return (
    largest.length > 1 && largest.every(({ share }) => share > 0) && leadingGroups(breakdown).length === 0
  )
}

/** Whether large groups moved by very different shares, of which none can be told from chance. */
export function isUnlike(breakdown: Pick<Breakdown, 'contributions'>): boolean {
  const largest = largestGroups(breakdown)
  return (
    largest.some(({ share, weight }) => weight >= largeWeight && Math.abs(share / weight - 1) > likeWithin) &&
    leadingGroups(breakdown).length === 0
  )
}

/** Of groups that move alike none moves by half more or less than the whole. */
const likeWithin = 0.5
/** Smaller ones wander by themselves. */
const largeWeight = 0.2

function largestGroups({ contributions }: Pick<Breakdown, 'contributions'>): Breakdown['contributions'] {
  return contributions
    .filter(({ weight, before }) => weight >= notableWeight && before > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostNamed)
}

export function nounOf({ whole }: Pick<ToldChange, 'whole'>): 'drop' | 'rise' {
  return isDrop({ whole }) ? 'drop' : 'rise'
}

function isDrop({ whole }: Pick<ToldChange, 'whole'>): boolean {
  return whole.after < whole.before
}
