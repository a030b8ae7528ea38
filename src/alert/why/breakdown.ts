import type { Unit } from '../../result/metric-result.ts'
import { contributions, isWithinChance, type Contribution, type GroupSides } from './contribution.ts'
import {
  isShareWithinChance,
  ratioContributions,
  shareOf,
  type RatioContribution,
  type RatioSides,
} from './ratio-contribution.ts'

/** What was asked of a change: counts, or shares with what they are made of. */
export type Sides =
  | { kind: 'counts'; groups: readonly GroupSides[] }
  | { kind: 'ratios'; groups: readonly RatioSides[] }

export interface Whole {
  before: number
  after: number
}

/** The only line of a question without groups. */
export function wholeOf(sides: Sides): Whole {
  if (sides.kind === 'ratios') {
    const [group] = sides.groups
    if (group === undefined) return { before: 0, after: 0 }
    return { before: shareOf(group.before), after: shareOf(group.after) }
  }
  const [group] = sides.groups
  return { before: group?.before ?? 0, after: group?.after ?? 0 }
}

/** Whether there is nothing to explain. */
export function isChance(sides: Sides, unit: Unit): boolean {
  if (sides.kind === 'counts') return isWithinChance(wholeOf(sides), isCounted(unit))
  return sides.groups.every(isShareWithinChance)
}

/** The groups of a change, those first that it is made of most. */
export function breakDown(
  whole: Whole,
  sides: Sides,
  unit: Unit,
): readonly (Contribution | RatioContribution)[] {
  return sides.kind === 'ratios'
    ? ratioContributions(sides.groups)
    : contributions(whole, sides.groups, { isCounted: isCounted(unit) })
}

/** People may be in several groups, which then add up to more than there are. */
export function overlaps(whole: Whole, sides: Sides): boolean {
  if (sides.kind === 'ratios') return false
  const sum = sides.groups.reduce((total, { after }) => total + after, 0)
  return sum > 1.02 * whole.after
}

function isCounted(unit: Unit): boolean {
  return unit === 'users' || unit === 'events'
}
