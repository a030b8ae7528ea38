import { Temporal } from 'temporal-polyfill'
import type { RealtimeResult } from '../../result/metric-result.ts'
import type { JudgedPoint, JudgedSeries } from './judged-series.ts'
import { realtimePollMs } from './ripeness.ts'

const bucketMs = 5 * 60_000
/** Amplitude often tells the newest five minutes late: only after this long is their absence something to judge. */
const latestMs = 3 * bucketMs

/** The last two days by five minutes; what is kept of the weeks before is put in front by `withLiveHistory`. */
export function judgedLive({ points, project }: RealtimeResult, asOf: Date): JudgedSeries {
  const label = liveLabels(project.timeZone)
  const firstMs = points[0]?.start.getTime() ?? 0
  // A day on which the clocks change is longer or shorter: what has another wall time a day earlier is another five minutes.
  const dayAgo = points
    .filter(({ start, time }) => label(dayBefore(start)).slice(11, 16) === time)
    .map(({ start, yesterday }) => ({ start: dayBefore(start), value: yesterday }))
    .filter(({ start }) => start.getTime() < firstMs)
  const today = points.map(({ start, today: value }) => ({ start, value }))
  return {
    group: '',
    unit: 'users',
    interval: '5min',
    points: [...dayAgo, ...today]
      .filter(({ start }) => start <= asOf)
      .map(({ start, value }) => livePoint({ start, value, asOf }, label)),
  }
}

function dayBefore(start: Date): Date {
  return new Date(start.getTime() - dayMs)
}

const dayMs = 24 * 60 * 60_000

function livePoint(
  { start, value, asOf }: { start: Date; value: number | null; asOf: Date },
  label: (start: Date) => string,
): JudgedPoint {
  const end = new Date(start.getTime() + bucketMs)
  const waitMs = value === null ? latestMs : realtimePollMs
  const isSettled = asOf.getTime() >= end.getTime() + waitMs
  return { label: label(start), start, end, value, outOf: undefined, isSettled }
}

/** Names five minutes by the project's wall clock. Clocks change on a quarter of an hour, so one look serves three of them. */
export function liveLabels(timeZone: string): (start: Date) => string {
  let quarter = Number.NaN
  let offset = 0
  return (start) => {
    const own = Math.floor(start.getTime() / quarterMs)
    if (own !== quarter) {
      const instant = Temporal.Instant.fromEpochMilliseconds(own * quarterMs)
      offset = instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
      quarter = own
    }
    return new Date(start.getTime() + offset).toISOString().slice(0, 19)
  }
}

const quarterMs = 15 * 60_000
