import { today } from '../query/date-range.ts'
import { describeCaveat } from '../result/describe-caveat.ts'
import { formatDay, formatRange } from '../result/format-value.ts'
import type { MetricResult } from '../result/metric-result.ts'
import { rangeOf } from '../result/result-range.ts'
import { incompleteNotes } from './incomplete-notes.ts'

/**
 * The small print in parts: project, days, zone, when Amplitude computed the numbers, and what is incomplete, sampled or
 * cut. Everything a reader needs to find the same numbers in Amplitude.
 */
export function contextLine(result: MetricResult, now: Date): string[] {
  const { project, caveats } = result
  const isCached = caveats.some(({ kind }) => kind === 'cached')
  return [
    project.name,
    daysAndZone(result),
    `as of ${asOf(result, now)}${isCached ? ", from Amplitude's cache" : ''}`,
    ...comparedDays(result),
    ...incompleteNotes(result),
    ...caveats.filter(({ kind }) => kind !== 'cached').map(describeCaveat),
  ]
}

/** A saved chart without a time axis and the present have no days of their own, only clock times. */
function daysAndZone(result: MetricResult): string {
  const range = rangeOf(result)
  const { timeZone } = result.project
  return range === undefined ? `times in ${timeZone}` : `${formatRange(range)} (${timeZone})`
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
  const comparison = 'comparison' in result ? result.comparison : undefined
  return comparison === undefined ? [] : [`compared with ${formatRange(comparison.range)}`]
}
