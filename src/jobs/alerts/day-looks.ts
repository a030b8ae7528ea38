import type { DayLook } from '../../alert/condition/pace.ts'
import { liveLabels } from '../../alert/judge/judged-live.ts'
import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import { addDays } from '../../query/date-range.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import type { PointStore } from './alert-store.ts'

/** How far earlier days had come by the time of day at which today was looked at, by group. */
export type DayLooks = ReadonlyMap<string, readonly DayLook[]>

interface LookedAt {
  projectName: string
  question: string
  timeZone: string
  result: MetricResult
  series: readonly JudgedSeries[]
}

/** Weeks that tell the pace of a day, and one more until they are let go. */
const keptDays = 9 * 7
/** The largest: of a hundred countries looked at by the hour each day's would fill 150,000 rows. */
const mostLines = 30

/**
 * Writes down how far the running day has come, and gives how far others had come at this hour. Nothing where the answer lacks a part:
 * it would look like a slow day.
 */
export async function noteRunningDay(points: PointStore, looked: LookedAt): Promise<DayLooks> {
  const { projectName, question, timeZone, result, series } = looked
  const now = `${liveLabels(timeZone)(result.computedAt).slice(0, 16)}:00`
  const isWhole = !result.caveats.some(({ kind }) => kind === 'partial' || kind === 'realtimeMissing')
  const running = series.flatMap((line) => runningIn(line, now.slice(0, 10)))
  const today = running.toSorted((a, b) => b.value - a.value).slice(0, mostLines)
  if (!isWhole || today.length === 0) return new Map()
  // By the hour, so that what was said at other times of the day need not be read.
  const key = { projectName, question: `${question} so far at ${now.slice(11, 13)}` }
  const first = addDays(now.slice(0, 10), -keptDays)
  await points.write(
    key,
    today.map(({ group, value }) => ({ group, label: now, value, outOf: undefined })),
    first,
  )
  return Map.groupBy(await points.read(key, first), ({ group }) => group)
}

/** Of what is no day there is nothing to learn. */
function runningIn({ group, interval, points }: JudgedSeries, today: string) {
  const point =
    interval === 'day' ? points.find(({ isSettled, label }) => !isSettled && label === today) : undefined
  return point === undefined || point.value === null ? [] : [{ group, value: point.value }]
}
