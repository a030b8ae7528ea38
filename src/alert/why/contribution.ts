/** One group before and now, in the unit of the question. */
export interface GroupSides {
  label: string
  before: number
  after: number
}

/** How much of a change one group is. */
export interface Contribution extends GroupSides {
  /** Of the whole change: 1 is all of it, more than 1 where others moved against it, below 0 for those. */
  share: number
  /** Of the whole before: what its share of the change would be had all groups moved alike. */
  weight: number
  /** Whether it moved otherwise than the rest, by more than chance. */
  standsOut: boolean
  /** Whether it is where it was, as nearly as can be told. */
  isAsUsual: boolean
}

export interface ContributionOptions {
  /** Counts of people and events wander by chance; sums of money and shares wander in ways that nobody knows. */
  isCounted: boolean
}

/** The groups of a change, those first that it is made of most. Groups that overlap are measured against the whole all the same. */
export function contributions(
  whole: Omit<GroupSides, 'label'>,
  groups: readonly GroupSides[],
  { isCounted }: ContributionOptions,
): Contribution[] {
  const change = whole.after - whole.before
  if (change === 0) return []
  const rate = whole.before === 0 ? 1 : whole.after / whole.before
  return groups
    .map((group) => {
      const own = group.after - group.before
      const beside = group.after - group.before * rate
      return {
        ...group,
        share: own / change,
        weight: whole.before === 0 ? 0 : group.before / whole.before,
        standsOut:
          Math.abs(beside) >= notableShare * Math.abs(change) &&
          (!isCounted || Math.abs(beside) > 3 * Math.sqrt(group.before * rate ** 2 + group.after)),
        isAsUsual: Math.abs(own) <= usualMove(group, isCounted),
      }
    })
    .toSorted((a, b) => b.share - a.share)
}

/** Below a tenth of the change nobody looks for its cause. */
export const notableShare = 0.1

function usualMove({ before, after }: GroupSides, isCounted: boolean): number {
  const chance = isCounted ? 2 * Math.sqrt(before + after) : 0
  return Math.max(0.05 * Math.abs(before), chance)
}

/** Whether a count moved by no more than counts do by themselves. */
export function isWithinChance({ before, after }: Omit<GroupSides, 'label'>, isCounted: boolean): boolean {
  return before === after || (isCounted && Math.abs(after - before) <= 2 * Math.sqrt(before + after))
}
