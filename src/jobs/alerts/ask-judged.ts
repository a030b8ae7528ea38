import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import { judgedQuery } from '../../alert/judge/judged-query.ts'
import { judgedSeriesOf } from '../../alert/judge/judge-series.ts'
import { usualSettleMs } from '../../alert/judge/ripeness.ts'
import { nextCheck } from '../../alert/next-check.ts'
import { lastLook } from '../../alert/next-look.ts'
import { withEarlierPoints, withLiveHistory } from '../../alert/judge/with-history.ts'
import type { Alert, AlertDefinition } from '../../alert/alert-rule.ts'
import type { Clock } from '../../clock.ts'
import { InvalidQueryError } from '../../errors.ts'
import { addDays, today } from '../../query/date-range.ts'
import { describeQuery } from '../../query/describe-query.ts'
import { parseCommand } from '../../query/parse-command.ts'
import type { MetricQuery } from '../../query/query.ts'
import { isMetricQuery } from '../../report/answer-question.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import type { KeptPoint, PointStore } from './alert-store.ts'
import { noteRunningDay, type DayLooks } from './day-looks.ts'
import { earlierPoints } from './earlier-points.ts'

export interface AskJudgedDeps {
  source: MetricSource
  points: PointStore
  clock: Clock
}

/** What a check asks, the same for all alerts that may share the answer. */
export interface JudgedQuestion {
  query: MetricQuery
  /** Canonical, with its project: equal texts are the same question. */
  text: string
  timeZone: string
}

/** An answer as its alerts see it. */
export interface JudgedAnswer extends JudgedQuestion {
  result: MetricResult
  /** The lines that an alert judges, with all that was kept of them; the same array for alerts that judge the same. */
  seriesFor(
    definition: Pick<AlertDefinition, 'question' | 'perGroup' | 'age'>,
  ): Promise<readonly JudgedSeries[]>
  /** How far earlier days had come by now, of each of those lines. */
  looksFor(definition: Pick<AlertDefinition, 'question' | 'perGroup' | 'age'>): Promise<DayLooks>
}

/** Throws `InvalidQueryError` where its text cannot be asked any more, or its project is gone. */
export function questionFor(
  { source, clock }: Pick<AskJudgedDeps, 'source' | 'clock'>,
  { definition, projectName }: Pick<Alert, 'definition' | 'projectName'>,
): JudgedQuestion {
  const { timeZone } = source.projectOf({ project: projectName })
  const judged = judgedQuery(definition, { now: clock.now(), timeZone })
  const query = { ...judged, project: judged.project ?? projectName }
  return { query, text: describeQuery(query), timeZone }
}

/**
 * Asks what alerts judge, with their own place in the queue, never as old numbers, and with what earlier checks and polls have kept
 * put in front. Throws `InvalidQueryError` and `UpstreamError`.
 */
export async function askJudged(
  deps: AskJudgedDeps,
  question: JudgedQuestion,
  signal: AbortSignal,
): Promise<JudgedAnswer> {
  const asking = {
    priority: 'timetable',
    fairnessKey: `alerts ${question.query.project}`,
    takesLastKnown: false,
    wholeRange: 'left out',
    longestWaitMs: question.query.kind === 'realtime' ? liveWaitMs : longestWaitMs,
    askedSince: ripeSince(question, deps.clock.now()),
  } as const
  const parsed = parseCommand(question.text)
  if (parsed instanceof InvalidQueryError) throw parsed
  if (parsed.kind !== 'question') throw notForAlerts(question.text)
  const query = await understandQuestion({ ...deps, asking }, parsed.question, signal)
  if (!isMetricQuery(query)) throw notForAlerts(question.text)
  const result = await deps.source.answer(query, signal, asking)
  const earlier = await earlierPoints(deps, { ...question, query, result, asking }, signal)
  const seriesFor = seriesOf(deps, question, { result, earlier })
  return { ...question, query, result, seriesFor, looksFor: looksOf(deps, question, { result, seriesFor }) }
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const periodMs = { '5min': 5 * minuteMs, hour: 60 * minuteMs, day: dayMs, week: 7 * dayMs, month: 31 * dayMs }

/** When the newest bucket that may be judged had settled, or was due for a look: answers from before that do not tell it. */
function ripeSince({ query, timeZone }: JudgedQuestion, now: Date): Date {
  const interval = query.kind === 'realtime' ? '5min' : 'interval' in query ? query.interval : 'day'
  const ripe = nextCheck(query, new Date(now.getTime() - periodMs[interval]), timeZone)
  const looked = lastLook(query, now, timeZone) ?? ripe
  const since = looked > ripe ? looked : ripe
  return since < now ? since : now
}

/** Five minutes later the next poll knows more. */
const liveWaitMs = 3 * 60_000
const longestWaitMs = 15 * 60_000

function notForAlerts(text: string): InvalidQueryError {
  return new InvalidQueryError({
    problem: 'An alert judges a question whose answer is a number.',
    text,
    span: { start: 0, end: text.length },
  })
}

/** What was answered, and what is known of the time before it. */
interface Read {
  result: MetricResult
  earlier: readonly KeptPoint[]
}

/** One array per way of judging it: what is learnt of a series is learnt once. */
function seriesOf(deps: AskJudgedDeps, question: JudgedQuestion, read: Read): JudgedAnswer['seriesFor'] {
  const known = new Map<string, Promise<readonly JudgedSeries[]>>()
  return async (definition) => {
    const key = `${definition.perGroup} ${definition.age ?? ''}`
    const series = known.get(key) ?? withKept(deps, { question, ...read }, definition)
    known.set(key, series)
    return await series
  }
}

/** Written down once per way of judging it, however many alerts look. */
function looksOf(
  { points }: AskJudgedDeps,
  { timeZone }: JudgedQuestion,
  { result, seriesFor }: Pick<JudgedAnswer, 'result' | 'seriesFor'>,
): JudgedAnswer['looksFor'] {
  const known = new Map<string, Promise<DayLooks>>()
  return async (definition) => {
    const { question, perGroup } = definition
    const key = `${perGroup} ${question}`
    const projectName = result.project.name
    const looked = async (): Promise<DayLooks> =>
      noteRunningDay(points, { projectName, question, timeZone, result, series: await seriesFor(definition) })
    const looks = known.get(key) ?? looked()
    known.set(key, looks)
    return await looks
  }
}

async function withKept(
  deps: AskJudgedDeps,
  { question: { timeZone }, result, earlier }: Read & { question: JudgedQuestion },
  { question, perGroup, age }: Pick<AlertDefinition, 'question' | 'perGroup' | 'age'>,
): Promise<readonly JudgedSeries[]> {
  const now = deps.clock.now()
  const read = judgedSeriesOf(result, { now, settleMs: usualSettleMs, perGroup, age })
  switch (result.kind) {
    case 'realtime': {
      const from = new Date(now.getTime() - liveHistoryMs)
      const counts = await deps.source.realtimeHistory(result.project, from, now)
      return read.map((series) => withLiveHistory(series, counts, timeZone))
    }
    case 'funnel':
    case 'retention':
    case 'ltv': {
      const key = {
        projectName: result.project.name,
        question: age === undefined ? question : `${question} at ${age}`,
      }
      await deps.points.write(key, read.flatMap(settledOf))
      const kept = await deps.points.read(key, addDays(today(now, timeZone), -keptDays))
      return withEarlierPoints(read, kept, timeZone)
    }
    case 'series':
      return earlier.length === 0 ? read : withEarlierPoints(read, earlier, timeZone)
    case 'sessionLength':
    case 'composition':
    case 'savedChart':
      return read
  }
}

/** What detectors of five minutes learn from: four weeks back and the hour before. */
const liveHistoryMs = 36 * 24 * 60 * 60_000
const keptDays = 400

function settledOf({ group, points }: JudgedSeries): Parameters<PointStore['write']>[1][number][] {
  return points.flatMap(({ label, value, outOf, isSettled }) =>
    isSettled && value !== null ? [{ group, label, value, outOf }] : [],
  )
}
