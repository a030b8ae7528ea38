import { Temporal } from 'temporal-polyfill'
import type { KeptBucket, SeriesKey } from '../history/history-store.ts'
import type { RealtimePoint, RealtimeResult } from '../result/metric-result.ts'
import { usualRange, usualWeeks, type RealtimeCount } from '../result/usual-range.ts'
import type { KeptHistoryDeps } from './kept-history.ts'

/**
 * Keeps the finished five minutes of an answer, and adds what is usual at its times from those of the weeks before. Amplitude
 * gives two days; what is read again within them and has grown is corrected.
 */
export async function withHistory(deps: KeptHistoryDeps, result: RealtimeResult): Promise<RealtimeResult> {
  await learn(deps, result)
  const { points, project } = result
  const starts = points.map(({ start }) => start)
  return { ...result, usual: usualRange(starts, await earlierWeeks(deps, starts), project.timeZone) }
}

/** What is kept, one entry per five minutes from `from` to `to`, null where nothing is known. */
export async function readRealtime(
  deps: KeptHistoryDeps,
  { from, to }: { from: Date; to: Date },
): Promise<RealtimeCount[]> {
  const now = deps.clock.now().getTime()
  const first = Math.ceil(Math.max(from.getTime(), now - longestKeptMs) / bucketMs) * bucketMs
  const count = Math.ceil((Math.min(to.getTime(), now) - first) / bucketMs)
  if (count <= 0) return []
  const known = await readCounts(deps, first, first + (count - 1) * bucketMs)
  return Array.from({ length: count }, (_, index) => {
    const start = first + index * bucketMs
    return { start: new Date(start), users: known.get(start) ?? null }
  })
}

const bucketMs = 5 * 60_000
const hourMs = 12 * bucketMs
const dayMs = 24 * hourMs
const longestKeptMs = 80 * dayMs

/** Buckets are named by their instant in UTC: a wall time comes twice when the clocks go back. */
function labelOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19)
}

function keyOf({ project }: KeptHistoryDeps): SeriesKey {
  return { project, question: 'realtime', interval: '5min' }
}

async function learn(deps: KeptHistoryDeps, result: RealtimeResult): Promise<void> {
  if (result.caveats.length > 0) return
  const facts = factsIn(result)
  const instants = [...facts.keys()]
  const [first, last] = [Math.min(...instants), Math.max(...instants)]
  if (instants.length === 0) return
  const known = await readCounts(deps, first, last)
  const readAt = Math.floor(result.computedAt.getTime() / 60_000) * 60_000
  const buckets = [...facts]
    .filter(([instant, users]) => known.get(instant) !== users)
    .map(([instant, users]): KeptBucket => ({ label: labelOf(instant), readAt, values: [users] }))
  if (buckets.length === 0) return
  const now = deps.clock.now().getTime()
  await deps.store.write(keyOf(deps), { lines: ['active users'], buckets, sweep: undefined, now })
}

/**
 * Counts by instant. Only what is certain: not the newest bucket, which was filling when the answer was computed, and no
 * bucket whose clock time, a day earlier as well as today, is not the one that Amplitude names. Where the clocks change
 * between the two it is not documented which five minutes are meant.
 */
function factsIn({ points, project }: RealtimeResult): Map<number, number> {
  const hasItsTime = (instant: number, { time }: RealtimePoint): boolean =>
    clockTime(instant, project.timeZone) === time
  const facts = new Map<number, number>()
  for (const point of points) {
    const dayBefore = point.start.getTime() - dayMs
    if (point.yesterday !== null && hasItsTime(dayBefore, point)) facts.set(dayBefore, point.yesterday)
  }
  for (const point of points.slice(0, -1)) {
    const start = point.start.getTime()
    if (point.isComplete && point.today !== null && hasItsTime(start, point)) facts.set(start, point.today)
  }
  return facts
}

function clockTime(instant: number, timeZone: string): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The same days of the weeks before; an hour more on each side, because the clocks may have changed since. */
async function earlierWeeks(deps: KeptHistoryDeps, starts: readonly Date[]): Promise<RealtimeCount[]> {
  const [first, last] = [starts[0]?.getTime(), starts.at(-1)?.getTime()]
  if (first === undefined || last === undefined) return []
  const spans = Array.from({ length: usualWeeks }, (_, back) => (back + 1) * 7 * dayMs)
  const weeks = await Promise.all(
    spans.map((backMs) => readCounts(deps, first - backMs - hourMs, last - backMs + hourMs)),
  )
  return weeks.flatMap((counts) => [...counts].map(([start, users]) => ({ start: new Date(start), users })))
}

async function readCounts(deps: KeptHistoryDeps, first: number, last: number): Promise<Map<number, number>> {
  const series = await deps.store.read(keyOf(deps), { first: labelOf(first), last: labelOf(last) })
  const counts = [...(series?.buckets.values() ?? [])].flatMap(({ label, values: [users] }) =>
    users === undefined ? [] : [[Date.parse(`${label}Z`), users] as const],
  )
  return new Map(counts)
}
