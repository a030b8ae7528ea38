import { createAmplitudeSource } from '../src/amplitude/amplitude-source.ts'
import { questionOf } from '../src/alert/judge/judged-query.ts'
import { judgedSeriesOf } from '../src/alert/judge/judge-series.ts'
import { usualSettleMs } from '../src/alert/judge/ripeness.ts'
import type { JudgedSeries } from '../src/alert/judge/judged-series.ts'
import { withLiveHistory } from '../src/alert/judge/with-history.ts'
import type { Clock } from '../src/clock.ts'
import { startAmplitudeSimulator } from '../src/demo/amplitude/amplitude-simulator.ts'
import { silentLogger } from '../src/logger.ts'
import { addDays } from '../src/query/date-range.ts'
import type { MetricQuery } from '../src/query/query.ts'
import type { MetricSource } from '../src/result/metric-source.ts'
import { openDatabase } from '../src/storage/database.ts'
import { createHistoryStore } from '../src/storage/history-store.ts'
import { createSpentCostStore } from '../src/storage/spent-cost-store.ts'
import { projectOf } from './naive-bot.ts'

/** What rules may watch: a question, and its lines as alerts see them; all lines have the same points. */
export interface WatchedQuestion {
  question: string
  lines: readonly JudgedSeries[]
}

const present = Date.parse('2026-11-23T03:30:00Z')
const dayMs = 86_400_000
const firstDay = '2026-04-27'
const lastDay = '2026-11-22'
/** Realtime is kept from so many days before the present on: a month and what its baseline rests on. */
const liveDays = 66
const never = new AbortController().signal

const events = ['"Play Song"', 'Search', '"Launch App"', '"Favorite Song"', 'Select', '"View Paywall"']
const daily = [
  'dau',
  'new users',
  ...events.flatMap((event) => [`event ${event}`, `event ${event} totals`]),
  'event "Play Song" average',
  'event Purchase totals',
  'formula UNIQUES(A)/UNIQUES(B) of Search, "Play Song"',
  'dau by platform',
  'event "Play Song" totals by platform',
  'dau by country top 6',
]
const hourly = [
  'event any totals',
  'event "Play Song" totals',
  'event Search totals',
  'event "Launch App" totals',
]
const funnel = 'funnel Search > "Play Song"'
const retention = 'retention'

/** Seven months of the simulator's product, read as alerts read it: days, hours, five minutes that were kept, shares by day. */
export async function monthSeries(): Promise<WatchedQuestion[]> {
  let now = present - liveDays * dayMs
  const clock: Clock = { now: () => new Date(now), sleep: (_durationMs, signal) => pause(signal) }
  await using simulator = await startAmplitudeSimulator({ now: new Date(now), clock })
  using stack = new DisposableStack()
  const database = openDatabase(':memory:')
  stack.defer(() => void database.close())
  await using source = createAmplitudeSource({
    projects: [projectOf(simulator)],
    clock,
    logger: silentLogger,
    history: createHistoryStore(database),
    spentCosts: createSpentCostStore(database),
    limits: { shortBudget: 'running' },
  })
  const live = questionOf('realtime')
  for (; now < present; now += dayMs) await source.answer(live, never)
  now = present
  const watched: WatchedQuestion[] = [{ question: 'realtime', lines: [await liveLine(source, live)] }]
  for (const question of daily) watched.push(await linesOf(source, question, [allDays]))
  for (const question of hourly) watched.push(await linesOf(source, `${question} hourly`, weeks()))
  watched.push(await linesOf(source, funnel, eachDay()))
  watched.push(await linesOf(source, retention, [allDays]))
  return watched
}

/** The event loop has a turn; the clock stands still, so no budget may be waited for. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted()
  await new Promise((resolve) => {
    setTimeout(resolve, 5)
  })
}

/** Both ends are included. */
export interface Days {
  from: string
  to: string
}

const allDays: Days = { from: firstDay, to: lastDay }

/** Amplitude answers seven days of hours at a time. */
function weeks(): Days[] {
  return Array.from({ length: 10 }, (_, index) => 9 - index).map((back) => ({
    from: addDays(lastDay, -7 * back - 6),
    to: addDays(lastDay, -7 * back),
  }))
}

/** A funnel has one figure for all days that it is asked for, so that checks ask it day by day and keep it. */
function eachDay(): Days[] {
  return Array.from({ length: (Date.parse(lastDay) - Date.parse(firstDay)) / dayMs }, (_, index) => {
    const day = addDays(firstDay, index)
    return { from: day, to: day }
  })
}

/** A question's lines over several ranges of days, one after the other, as a check would see them at the end. */
export async function linesOf(
  source: MetricSource,
  question: string,
  ranges: readonly Days[],
): Promise<WatchedQuestion> {
  const query = questionOf(question)
  // As checks do: a window of a day, where a funnel's is not told.
  const window = query.kind === 'funnel' ? { windowSeconds: 86_400 } : {}
  const parts: (readonly JudgedSeries[])[] = []
  for (const range of ranges) {
    const asked = { ...query, ...window, range: { kind: 'between', ...range } } as MetricQuery
    const result = await source.answer(asked, never, { wholeRange: 'left out' })
    parts.push(judgedSeriesOf(result, { now: result.computedAt, settleMs: usualSettleMs, perGroup: true }))
  }
  const lines = (parts[0] ?? []).map(({ group, unit, interval }): JudgedSeries => {
    const points = parts.flatMap((part) => part.find((line) => line.group === group)?.points ?? [])
    return { group, unit, interval, points: points.filter(({ isSettled }) => isSettled) }
  })
  return { question, lines }
}

async function liveLine(source: MetricSource, query: MetricQuery): Promise<JudgedSeries> {
  const now = new Date(present)
  const result = await source.answer(query, never)
  const [line] = judgedSeriesOf(result, { now, settleMs: usualSettleMs, perGroup: false })
  if (line === undefined) throw new Error('Realtime has one line.')
  const kept = await source.realtimeHistory(result.project, new Date(present - liveDays * dayMs), now)
  const whole = withLiveHistory(line, kept, result.project.timeZone)
  return { ...whole, points: whole.points.filter(({ isSettled, value }) => isSettled && value !== null) }
}
