import { formatDuration, formatRatio, formatValue } from '../result/format-value.ts'
import { conversion, converted, entered, stepConversions } from '../result/funnel-figures.ts'
import type { FunnelGroup, FunnelResult } from '../result/metric-result.ts'

/** What pictures of a funnel need of it; saved charts have that too. */
export type DrawnFunnel = Pick<FunnelResult, 'steps' | 'groups' | 'splitBy' | 'comparison'> & {
  query: Pick<FunnelResult['query'], 'groupBy'>
}

/** Share of those who entered that reached each step, 0 to 1; the first is 1 wherever anybody entered. */
export function conversions(group: FunnelGroup): number[] {
  const everybody = entered(group)
  return group.counts.map((count) => (everybody === 0 ? 0 : count / everybody))
}

/** The numbers of a funnel in words: one group step by step, several by their overall conversion. */
export function funnelNumbers(result: DrawnFunnel): string[] {
  const [only] = result.groups
  if (only === undefined) return []
  if (result.splitBy !== 'none') return result.groups.map((group) => groupNumber(group))
  const total = only.medianTotalMs
  return [
    ...result.steps.map((step, index) => stepNumber(step, only, index)),
    ...(total === undefined ? [] : [`median time from first to last step ${formatDuration(total)}`]),
  ]
}

function stepNumber(step: string, group: FunnelGroup, index: number): string {
  const reached = `${index + 1}. ${step}: ${formatValue(group.counts[index] ?? 0, 'users')}`
  if (index === 0) return reached
  const share = stepConversions(group)[index - 1]
  const time = group.medianStepMs[index]
  const after = time === undefined ? '' : ` after ${formatDuration(time)}`
  const wentOn = share === undefined ? '' : `, ${formatRatio(share)} of the step before${after}`
  return `${reached}, ${formatRatio(conversions(group)[index] ?? 0)} of all${wentOn}`
}

function groupNumber(group: FunnelGroup): string {
  const share = formatRatio(conversion(group) ?? 0)
  return `${group.label}: ${share}, ${formatValue(converted(group), 'users')} of ${formatValue(entered(group), 'users')}`
}
