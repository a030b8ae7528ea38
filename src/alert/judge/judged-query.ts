import { InvalidQueryError } from '../../errors.ts'
import { addDays, bucketEnd, today } from '../../query/date-range.ts'
import { parseCommand } from '../../query/parse-command.ts'
import type { DateRange, FunnelQuery, Interval, MetricQuery } from '../../query/query.ts'
import type { AlertDefinition } from '../alert-rule.ts'
import { usualSettleMs } from './ripeness.ts'

/**
 * What is asked for a check: the question over as many buckets as a baseline needs. Alerts on the same question ask the same,
 * whatever their condition, so that they share one answer. Its events are still to be resolved. Throws `InvalidQueryError` where
 * the text is no question that can be judged.
 */
export function judgedQuery(
  definition: Pick<AlertDefinition, 'question' | 'age'>,
  present: { now: Date; timeZone: string },
): MetricQuery {
  const query = questionOf(definition.question)
  switch (query.kind) {
    case 'users':
    case 'sessions':
      return { ...plain(query), range: lineRanges[query.interval] }
    case 'event':
    case 'formula':
      return { ...plain(query), range: lineRanges[query.interval], ...weekBefore(query.interval) }
    case 'retention':
      return { ...plain(query), range: cohortRange(query.interval, definition.age ?? 7) }
    case 'ltv':
      return { ...plain(query), range: cohortRange(query.interval, inBuckets(definition.age ?? 30, query)) }
    case 'funnel':
      return entryDay(plain(query), present)
    case 'realtime':
    case 'chart':
    case 'composition':
      return plain(query)
  }
}

/** The question of an alert. Throws `InvalidQueryError` where its text is none, or none whose answer is numbers. */
export function questionOf(text: string): MetricQuery {
  const command = parseCommand(text)
  if (command instanceof InvalidQueryError) throw command
  const query = command.kind === 'question' ? command.question.query : undefined
  if (query === undefined || query.kind === 'events' || query.kind === 'user')
    throw new InvalidQueryError({
      problem: 'Only questions whose answer is numbers can be watched, for example `dau`.',
      text,
      span: { start: 0, end: text.length },
      suggestions: [],
    })
  return query
}

/** Without what changes only how an answer is shown. */
function plain<Q extends MetricQuery>(query: Q): Q {
  const { comparison: _, ...rest } = { comparison: undefined, ...query }
  return { ...rest, output: 'picture', isPrivate: false } as unknown as Q
}

/** As long as detectors learn from, and no longer than Amplitude answers. */
const lineRanges: Readonly<Record<Interval, DateRange>> = {
  '5min': { kind: 'last', count: 2, unit: 'day' },
  hour: { kind: 'last', count: 7, unit: 'day' },
  day: { kind: 'last', count: 90, unit: 'day' },
  week: { kind: 'last', count: 52, unit: 'week' },
  month: { kind: 'last', count: 24, unit: 'month' },
}

/** So many cohorts that have reached an age, given in buckets, as tell what is usual; no more than Amplitude answers. */
function cohortRange(interval: Interval, age: number): DateRange {
  switch (interval) {
    case 'month':
      return { kind: 'last', count: Math.min(36, 13 + age), unit: 'month' }
    case 'week':
      return { kind: 'last', count: Math.min(52, 20 + age), unit: 'week' }
    case '5min':
    case 'hour':
    case 'day':
      return { kind: 'last', count: Math.min(365, 53 + age), unit: 'day' }
  }
}

/** The age of lifetime value is told in days. */
function inBuckets(days: number, { interval }: Pick<FunnelQuery, 'interval'>): number {
  return Math.ceil(days / ({ '5min': 1, hour: 1, day: 1, week: 7, month: 28 } as const)[interval])
}

/** Amplitude answers seven days of hours at a time: the same hours of a week ago come as the comparison. */
function weekBefore(interval: Interval): { comparison?: 'last week' } {
  return interval === 'hour' ? { comparison: 'last week' } : {}
}

const windowUnlessGiven = 30 * 86_400
const windowOfAlerts = 86_400

/** The newest day whose people have all had the whole window. Without one of its own an alert's window is a day. */
function entryDay(query: FunnelQuery, { now, timeZone }: { now: Date; timeZone: string }): FunnelQuery {
  const windowSeconds = query.windowSeconds === windowUnlessGiven ? windowOfAlerts : query.windowSeconds
  const closedBefore = now.getTime() - usualSettleMs - windowSeconds * 1000
  let day = addDays(today(new Date(closedBefore), timeZone), 1)
  while (bucketEnd(day, 'day', timeZone).getTime() > closedBefore) day = addDays(day, -1)
  return { ...query, windowSeconds, interval: 'day', range: { kind: 'between', from: day, to: day } }
}
