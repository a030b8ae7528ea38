import { Temporal } from 'temporal-polyfill'
import type { RealtimeResult } from '../../result/metric-result.ts'
import type { JudgedPoint, JudgedSeries } from '../judged-series.ts'
import { realtimePollMs } from './ripeness.ts'

const bucketMs = 5 * 60_000
/** Amplitude often tells the newest five minutes late: only after this long is their absence something to judge. */
const latestMs = 3 * bucketMs

/** The last two days by five minutes; what is kept of the weeks before is put in front by `withLiveHistory`. */
export function judgedLive({ points, project }: RealtimeResult, asOf: Date): JudgedSeries {
  const dayAgo = points.map(({ start, yesterday }) => ({
    start: new Date(start.getTime() - dayMs),
    value: yesterday,
  }))
  const today = points.map(({ start, today: value }) => ({ start, value }))
  const firstOfToday = today[0]?.start.getTime() ?? 0
  const all = [...dayAgo.filter(({ start }) => start.getTime() < firstOfToday), ...today]
  const label = liveLabels(project.timeZone)
  return {
    group: '',
    unit: 'users',
    interval: '5min',
    points: all
      .filter(({ start }) => start <= asOf)
      .map(({ start, value }) => livePoint({ start, value, asOf }, label)),
  }
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
