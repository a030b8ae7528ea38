import type { FunnelGroup } from './metric-result.ts'

/** People who entered a funnel. */
export function entered({ counts }: Pick<FunnelGroup, 'counts'>): number {
  return counts[0] ?? 0
}

/** People who reached the last step. */
export function converted({ counts }: Pick<FunnelGroup, 'counts'>): number {
  return counts.at(-1) ?? 0
}

/** Share of those who entered that reached the last step, 0 to 1; undefined where nobody entered. */
export function conversion(group: Pick<FunnelGroup, 'counts'>): number | undefined {
  return entered(group) === 0 ? undefined : converted(group) / entered(group)
}

/** Share that went on to each step from the one before, beginning with the second; undefined where nobody was left. */
export function stepConversions({ counts }: Pick<FunnelGroup, 'counts'>): (number | undefined)[] {
  return counts.slice(1).map((count, index) => {
    const before = counts[index] ?? 0
    return before === 0 ? undefined : count / before
  })
}

export interface StepLoss {
  /** Index of the step that was not reached. */
  step: number
  lost: number
  /** Share of those at the step before who were lost. */
  share: number
}

/** The step that loses most people; undefined where nobody is lost. */
export function largestLoss({ counts }: Pick<FunnelGroup, 'counts'>): StepLoss | undefined {
  return counts
    .slice(1)
    .map((count, index): StepLoss => {
      const before = counts[index] ?? 0
      return { step: index + 1, lost: before - count, share: before === 0 ? 0 : 1 - count / before }
    })
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost)[0]
}

/** Several groups taken together; in a funnel grouped by a property everybody enters in one group. */
export function combinedCounts(groups: readonly FunnelGroup[], steps: number): Pick<FunnelGroup, 'counts'> {
  const total = (step: number) => groups.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0)
  return { counts: Array.from({ length: steps }, (_, step) => total(step)) }
}
