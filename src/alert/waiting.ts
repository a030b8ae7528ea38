import { nameBucket } from '../result/bucket-phrase.ts'
import type { SeriesView } from './condition/series-view.ts'
import type { Evaluation } from './evaluation.ts'
import { settlingOf, usualSettleMs } from './judge/ripeness.ts'

/** Nothing new can be judged. Where only the numbers are older than they might be, it says when to ask again. */
export function waiting(
  { series, newestSettled }: SeriesView,
  options: { now: Date } | undefined,
): Extract<Evaluation, { kind: 'waiting' }> {
  const newest = series.points[newestSettled]
  const reason =
    newest === undefined
      ? 'Nothing is over for long enough to be judged yet.'
      : `Nothing has settled since ${nameBucket(newest.label, series.interval)}.`
  const next = series.points[newestSettled + 1]
  if (options === undefined || next === undefined || series.interval === '5min')
    return { kind: 'waiting', reason }
  const ripeMs = next.end.getTime() + settlingOf(series.interval, usualSettleMs)
  if (options.now.getTime() < ripeMs) return { kind: 'waiting', reason }
  return { kind: 'waiting', reason, retryAt: new Date(options.now.getTime() + retryMs) }
}

/** Amplitude computes an answer anew after some minutes. */
const retryMs = 10 * 60_000
