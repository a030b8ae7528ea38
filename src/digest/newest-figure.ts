import type { EventQuery, MetricQuery } from '../query/query.ts'
import { inBucket } from '../result/bucket-phrase.ts'
import { formatChange, formatDay, formatValue } from '../result/format-value.ts'
import { rankSeries } from '../result/group-figures.ts'
import type { Series, SeriesResult } from '../result/metric-result.ts'
import { completePoints, valuesOf, type Point } from '../result/series-figures.ts'
import type { Change } from '../result/summary.ts'

/** The newest finished bucket of one line, and its course. */
export interface NewestFigure {
  /** The name of its line where there are several. */
  who: string | undefined
  value: string
  /** Only when it was: what it counts stands in the title. */
  label: string
  change: Change | undefined
  course: readonly number[]
}

/**
 * Whether a line of a digest tells the newest finished bucket rather than a figure over the whole range: who reads it each
 * morning wants yesterday. Where a comparison was asked for, the whole ranges are compared; of hours only what has no
 * meaningful sum is told by the newest one.
 */
export function isToldByNewest(query: MetricQuery): query is SeriesResult['query'] {
  switch (query.kind) {
    case 'users':
    case 'formula':
    case 'sessions':
      return query.comparison === undefined
    case 'event':
      return query.comparison === undefined && (isLong(query) || query.metric.kind === 'average')
    case 'funnel':
    case 'retention':
    case 'composition':
    case 'ltv':
    case 'realtime':
    case 'chart':
      return false
  }
}

function isLong({ interval }: EventQuery): boolean {
  return interval === 'day' || interval === 'week' || interval === 'month'
}

/** Of the line with that name, else of the one that stands for the result; undefined where no bucket is finished. */
export function newestFigure(result: SeriesResult, group: string | undefined): NewestFigure | undefined {
  const series = result.series.find(({ label }) => label === group) ?? leaderOf(result)
  const points = series === undefined ? [] : completePoints(result, series)
  const newest = points.at(-1)
  if (series === undefined || newest === undefined) return undefined
  return {
    who: result.splitBy === 'none' ? undefined : series.label,
    value: formatValue(newest.value, result.unit),
    label: inBucket(newest.label, result.interval),
    change: newestChange(result, points, newest),
    course: valuesOf(points),
  }
}

/** Events stand in the order in which they were named; of groups and segments the largest leads. */
function leaderOf(result: SeriesResult): Series | undefined {
  const withValues = result.series.filter((line) => completePoints(result, line).length > 0)
  return result.splitBy === 'event' ? withValues[0] : rankSeries(result, withValues)[0]?.series
}

/** Days against the same weekday a week earlier, hours against the same hour, weeks and months against the one before. */
function newestChange(result: SeriesResult, points: readonly Point[], newest: Point): Change | undefined {
  for (const { back, versus } of references(result, newest)) {
    const reference = points.find(({ position }) => position === newest.position - back)
    if (reference !== undefined)
      return { ...formatChange(reference.value, newest.value, result.unit), versus: `vs ${versus}` }
  }
  return undefined
}

function references({ interval }: SeriesResult, { label }: Point): { back: number; versus: string }[] {
  const weekday = formatDay(label.slice(0, 10), { weekday: true }).slice(0, 3)
  switch (interval) {
    case '5min':
      return []
    case 'hour':
      return [
        { back: 7 * 24, versus: `last ${weekday}, ${label.slice(11, 16)}` },
        { back: 24, versus: `${label.slice(11, 16)} the day before` },
      ]
    case 'day':
      return [
        { back: 7, versus: `last ${weekday}` },
        { back: 1, versus: 'the day before' },
      ]
    case 'week':
      return [{ back: 1, versus: 'the week before' }]
    case 'month':
      return [{ back: 1, versus: 'the month before' }]
  }
}
