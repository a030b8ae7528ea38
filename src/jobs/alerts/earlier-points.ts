import { judgedSeriesOf } from '../../alert/judge/judge-series.ts'
import { usualSettleMs } from '../../alert/judge/ripeness.ts'
import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import type { Clock } from '../../clock.ts'
import { UpstreamError } from '../../errors.ts'
import { addDays, today } from '../../query/date-range.ts'
import type { DateRange, Interval, MetricQuery } from '../../query/query.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import type { AskOptions, MetricSource } from '../../result/metric-source.ts'
import type { KeptPoint, PointStore } from './alert-store.ts'

export interface EarlierPointsDeps {
  source: MetricSource
  points: PointStore
  clock: Clock
}

export interface AnsweredQuestion {
  /** Canonical: what is kept belongs to it. */
  text: string
  timeZone: string
  query: MetricQuery
  result: MetricResult
  asking: AskOptions
}

interface Memory {
  /** What is kept reaches so many days back. */
  keptDays: number
  /** What is asked for at the first check, before what a check asks anyway: no more at once than Amplitude answers. */
  ranges: number
  daysEach: number
}

/** Of hours five weeks, the same hours of which tell what is usual; of days half a year, after which a detector knows what is rare. */
const memories: Partial<Record<Interval, Memory>> = {
  hour: { keptDays: 34, ranges: 3, daysEach: 7 },
  day: { keptDays: 179, ranges: 1, daysEach: 90 },
}
/** More lines are judged by what Amplitude answers at once. */
const mostLines = 30

/**
 * What lies before the two weeks of hours, or the ninety days, that a check asks for: too few to tell a chance from a change. What checks
 * have read is kept, and the first one asks for what lies before as well. Empty for other intervals, and where it cannot be read
 * just now: then the next check tries again.
 */
export async function earlierPoints(
  { source, points, clock }: EarlierPointsDeps,
  asked: AnsweredQuestion,
  signal: AbortSignal,
): Promise<readonly KeptPoint[]> {
  const { text, timeZone, query, result, asking } = asked
  const memory =
    result.kind === 'series' && result.series.length <= mostLines ? memories[result.interval] : undefined
  if (memory === undefined) return []
  const now = clock.now()
  const first = addDays(today(now, timeZone), -memory.keptDays)
  const key = { projectName: result.project.name, question: text }
  const read = judgedSeriesOf(result, { now, settleMs: usualSettleMs, perGroup: true })
  const kept = await points.read(key, first)
  try {
    const asks = kept.length > 0 ? [] : rangesBefore(read, memory)
    const before = asks.map(async (range) => {
      const { askedSince: _, ...rest } = asking
      const answer = await source.answer(
        { ...query, comparison: undefined, range } as MetricQuery,
        signal,
        rest,
      )
      return judgedSeriesOf(answer, { now, settleMs: usualSettleMs, perGroup: true }).map(sinceItExists)
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

/** They end where an answer begins; the newest first. Where nothing was answered there is nothing before it. */
function rangesBefore(read: readonly JudgedSeries[], { ranges, daysEach }: Memory): DateRange[] {
  const begins = read[0]?.points[0]?.label.slice(0, 10)
  if (begins === undefined) return []
  return Array.from({ length: ranges }, (_, index) => ({
    kind: 'between',
    from: addDays(begins, -daysEach * (index + 1)),
    to: addDays(begins, -daysEach * index - 1),
  }))
}

/** Amplitude counts zeros for the time before a product, or an event, was there: that is not how much is usual. */
function sinceItExists(line: JudgedSeries): JudgedSeries {
  const first = line.points.findIndex(({ value }) => value !== null && value !== 0)
  return { ...line, points: first < 0 ? [] : line.points.slice(first) }
}

function settledOf({ group, points }: JudgedSeries): KeptPoint[] {
  return points.flatMap(({ label, value, outOf, isSettled }) =>
    isSettled && value !== null ? [{ group, label, value, outOf }] : [],
  )
}

function keyOf({ group, label }: KeptPoint): string {
  return `${label} ${group}`
}
