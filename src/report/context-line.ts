import { today } from '../query/date-range.ts'
import { describeCaveat } from '../result/describe-caveat.ts'
import { formatDay, formatRange } from '../result/format-value.ts'
import type { MetricResult } from '../result/metric-result.ts'
import { incompleteNotes } from './incomplete-notes.ts'

/**
 * The small print in parts: project, days, zone, when Amplitude computed the numbers, and what is incomplete, sampled or
 * cut. Everything a reader needs to find the same numbers in Amplitude.
 */
export function contextLine(result: MetricResult, now: Date): string[] {
  const { project, range, caveats } = result
  const isCached = caveats.some(({ kind }) => kind === 'cached')
  return [
    project.name,
    `${formatRange(range)} (${project.timeZone})`,
    `as of ${asOf(result, now)}${isCached ? ", from Amplitude's cache" : ''}`,
    ...comparedDays(result),
    ...incompleteNotes(result),
    ...caveats.filter(({ kind }) => kind !== 'cached').map(describeCaveat),
  ]
}

/** The project's wall time, with the day where that is not today. */
function asOf({ computedAt, project }: MetricResult, now: Date): string {
  const { timeZone } = project
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    computedAt,
  )
  const day = today(computedAt, timeZone)
  return day === today(now, timeZone) ? time : `${formatDay(day)}, ${time}`
}

function comparedDays(result: MetricResult): string[] {
  const comparison = result.kind === 'retention' ? undefined : result.comparison
  return comparison === undefined ? [] : [`compared with ${formatRange(comparison.range)}`]
}
