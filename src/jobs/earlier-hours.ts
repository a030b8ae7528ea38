import { judgedSeriesOf } from '../alert/judge-series.ts'
import { usualSettleMs } from '../alert/judge/ripeness.ts'
import type { JudgedSeries } from '../alert/judged-series.ts'
import type { Clock } from '../clock.ts'
import { UpstreamError } from '../errors.ts'
import { addDays, today } from '../query/date-range.ts'
import type { DateRange, MetricQuery } from '../query/query.ts'
import type { MetricResult } from '../result/metric-result.ts'
import type { AskOptions, MetricSource } from '../result/metric-source.ts'
import type { KeptPoint, PointStore } from './alert-store.ts'

export interface EarlierHoursDeps {
  source: MetricSource
  points: PointStore
  clock: Clock
}

export interface AnsweredHours {
  /** Canonical: what is kept belongs to it. */
  text: string
  timeZone: string
  query: MetricQuery
  result: MetricResult
  asking: AskOptions
}

/** What is usual in an hour is told by the same one of the weeks before; detectors remember four of them. */
const keptDays = 34
const daysPerQuestion = 7
/** More lines are judged by what Amplitude answers at once. */
const mostLines = 30

/**
 * Hours of five weeks. Amplitude answers seven days at a time, and a check asks for two of these: too few to tell a chance from a
 * change. So what checks have read is kept, and at the first check the three weeks before are asked for as well. Empty for any
 * other interval, and where they cannot be read just now.
 */
export async function earlierHours(
  { source, points, clock }: EarlierHoursDeps,
  asked: AnsweredHours,
  signal: AbortSignal,
): Promise<readonly KeptPoint[]> {
  const { text, timeZone, query, result, asking } = asked
  if (result.kind !== 'series' || result.interval !== 'hour' || result.series.length > mostLines) return []
  const now = clock.now()
  const day = today(now, timeZone)
  const [first, key] = [addDays(day, -keptDays), { projectName: result.project.name, question: text }]
  const read = judgedSeriesOf(result, { now, settleMs: usualSettleMs, perGroup: true })
  const kept = await points.read(key, first)
  try {
    const asks = kept.length > 0 ? [] : rangesBefore(read, day)
    const before = asks.map(async (range) => {
      const { askedSince: _, ...rest } = asking
      const answer = await source.answer(
        { ...query, comparison: undefined, range } as MetricQuery,
        signal,
        rest,
      )
      return judgedSeriesOf(answer, { now, settleMs: usualSettleMs, perGroup: true })
    })
    const all = [...(await Promise.all(before)).flat(), ...read].flatMap(settledOf)
    const known = new Map(kept.map((point) => [keyOf(point), point.value]))
    const fresh = all.filter((point) => known.get(keyOf(point)) !== point.value)
    if (fresh.length > 0) await points.write(key, fresh, first)
    return [...kept, ...fresh]
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof UpstreamError) return kept
    throw error
  }
}

/** Weeks that end where an answer begins, the newest first. */
function rangesBefore(read: readonly JudgedSeries[], day: string): DateRange[] {
  const begins = read[0]?.points[0]?.label.slice(0, 10) ?? day
  return [1, 2, 3].map((back) => ({
    kind: 'between',
    from: addDays(begins, -daysPerQuestion * back),
    to: addDays(begins, -daysPerQuestion * (back - 1) - 1),
  }))
}

function settledOf({ group, points }: JudgedSeries): KeptPoint[] {
  return points.flatMap(({ label, value, outOf, isSettled }) =>
    isSettled && value !== null ? [{ group, label, value, outOf }] : [],
  )
}

function keyOf({ group, label }: KeptPoint): string {
  return `${label} ${group}`
}
