import { addDays, bucketEnd } from '../query/date-range.ts'
import { capitalize, nameBucket } from '../result/bucket-phrase.ts'

import { formatDay } from '../result/format-value.ts'
import type {
  CompositionResult,
  FunnelResult,
  LtvResult,
  MetricResult,
  RealtimeResult,
  RetentionResult,
  SavedChartResult,
  SeriesResult,
  SessionLengthResult,
} from '../result/metric-result.ts'
import { windowName } from '../result/question-details.ts'
import { finishedPoints } from '../result/realtime-figures.ts'
import { isRangeOver } from '../result/result-range.ts'

/** What of a result is not whole yet, and what was done about it. */
export function incompleteNotes(result: MetricResult): string[] {
  switch (result.kind) {
    case 'series':
      return seriesNotes(result)
    case 'funnel':
      return funnelNotes(result)
    case 'retention':
      return retentionNotes(result)
    case 'sessionLength':
      return dayNotes(result, 'its sessions so far are counted')
    case 'composition':
      return [...dayNotes(result, 'its users so far are counted'), 'a person counts in each of their values']
    case 'ltv':
      return ltvNotes(result)
    case 'realtime':
      return realtimeNotes(result)
    case 'savedChart':
      return savedChartNotes(result)
  }
}

/** Days that are not over and weeks or months that the range cuts; a whole-range count of people does hold them. */
function seriesNotes({ buckets, interval }: Pick<SeriesResult, 'buckets' | 'interval'>): string[] {
  const names = buckets
    .filter(({ isComplete }) => !isComplete)
    .map(({ label }) => nameBucket(label, interval))
  const [first] = names
  if (first === undefined) return []
  const last = names.at(-1) ?? first
  const which =
    names.length === 1 ? `${first} is` : `${first} ${names.length === 2 ? 'and' : 'to'} ${last} are`
  return [`${capitalize(which)} incomplete, left out of averages and changes`]
}

/** Whoever entered less than one conversion window ago may still convert, so the newest entrants pull the figure down. */
function funnelNotes({ query, range, computedAt, project }: FunnelResult): string[] {
  const windowMs = query.windowSeconds * 1000
  const isOpen = (day: string) =>
    bucketEnd(day, 'day', project.timeZone).getTime() + windowMs > computedAt.getTime()
  if (!isOpen(range.end)) return []
  const window = windowName(query.windowSeconds)
  if (isOpen(range.start)) return [`nobody's ${window} to convert are over yet`]
  let first = range.end
  while (isOpen(addDays(first, -1))) first = addDays(first, -1)
  return [`people who entered since ${formatDay(first)} can still convert`]
}

function retentionNotes({ groups }: RetentionResult): string[] {
  const isWhole = groups.every(({ cohorts }) =>
    cohorts.every(({ cells }) => cells.every(({ isComplete }) => isComplete)),
  )
  return isWhole ? [] : ['intervals that are not over are left out of averages']
}

/** Counts over a whole range cannot be had without the day that is not over. */
function dayNotes(result: SessionLengthResult | CompositionResult, what: string): string[] {
  return isRangeOver(result)
    ? []
    : [`${formatDay(result.range.end, { weekday: true })} is incomplete, ${what}`]
}

function ltvNotes({ groups }: LtvResult): string[] {
  const isWhole = groups.every(({ cohorts }) =>
    cohorts.every(({ values }) => values.every(({ isComplete }) => isComplete)),
  )
  return isWhole ? [] : ['ages that not all of a cohort have reached are left out']
}

/** Amplitude is some minutes behind; whatever comes after the newest finished bucket is not told. */
function realtimeNotes(result: RealtimeResult): string[] {
  const newest = finishedPoints(result).at(-1)
  const open = result.points.find(
    ({ start, today }) => newest !== undefined && start > newest.start && today !== null,
  )
  return open === undefined ? [] : [`${open.time} is still filling and left out`]
}

function savedChartNotes({ content }: SavedChartResult): string[] {
  if (content.shape !== 'series') return []
  return seriesNotes({ buckets: content.buckets, interval: content.interval ?? 'day' })
}
