import type { Clock } from '../clock.ts'
import type { HistoryStore, KeptBucket, KeptSeries, SeriesKey } from '../history/history-store.ts'
import { mergeLines, toBuckets } from '../history/merge.ts'
import { planRead, wholeBuckets } from '../history/plan-read.ts'
import { growthOf, settlingOf, sumGrowth } from '../history/settling.ts'
import { bucketLabels, daysIn, type ResolvedRange } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import { askedTime, cacheLifeMs } from './answer-age.ts'
import { asLastKnown, mayPass } from './last-known.ts'
import type { Reply } from './question.ts'
import type { SeriesBody } from './read-series.ts'
import type { ApiRequest } from './request-params.ts'
import { bodyOf, linesOf, type SeriesLines } from './series-lines.ts'
import { groupsAtMost, seriesKeyOf, splittableOf, withRange, type Splittable } from './splittable.ts'

export interface KeptHistoryDeps {
  /** The project's name in the store: another one as soon as its keys or its time zone change. */
  project: string
  timeZone: string
  store: HistoryStore
  clock: Clock
}

/** How an answer came about. */
type Origin = 'asked' | 'merged' | 'kept'

export interface SeriesAnswer {
  reply: Reply<SeriesBody>
  origin: Origin
}

export interface HistoryQuestion {
  request: ApiRequest
  needsWholeRange: boolean
  /** Whether what is kept will do when Amplitude does not answer. */
  takesLastKnown: boolean
}

export type AskSeries = (request: ApiRequest) => Promise<Reply<SeriesBody>>

/** Answers a question over time from what is kept, and asks only for the days that are missing or not settled yet. */
export async function answerFromHistory(
  deps: KeptHistoryDeps,
  { request, needsWholeRange, takesLastKnown }: HistoryQuestion,
  ask: AskSeries,
): Promise<SeriesAnswer> {
  const split = splittableOf(request)
  const time = askedTime(request)
  if (split === undefined || time === undefined) return { reply: await ask(request), origin: 'asked' }
  const job = await openJob(deps, { request, split, ...time })
  try {
    return await answerJob(job, needsWholeRange, ask)
  } catch (error) {
    if (!takesLastKnown || !mayPass(error) || job.kept === undefined || job.kept.buckets.size === 0)
      throw error
    return { reply: asLastKnown(fromKept(job, job.kept), deps.clock.now()), origin: 'kept' }
  }
}

async function answerJob(job: Job, needsWholeRange: boolean, ask: AskSeries): Promise<SeriesAnswer> {
  const { kept, split } = job
  const plan = needsWholeRange && split.wholeRange === 'asked' ? ({ ask: 'all' } as const) : await planOf(job)
  if (plan.ask === 'nothing' && kept !== undefined) return { reply: fromKept(job, kept), origin: 'kept' }
  if (plan.ask === 'rest' && kept !== undefined) {
    const reply = await ask(withRange(split.request, plan.range))
    const lines = usableLines(job, reply, plan.range)
    if (lines !== undefined && fits(job, lines, kept)) {
      await learn(job, { reply, lines, range: plan.range, isSweep: false })
      return {
        reply: { ...reply, body: merged(job, kept, { lines, from: plan.range.start }) },
        origin: 'merged',
      }
    }
  }
  const reply = await ask(split.request)
  const lines = usableLines(job, reply, job.range)
  if (lines !== undefined) await learn(job, { reply, lines, range: job.range, isSweep: true })
  return { reply: { ...reply, body: limited(reply.body, split.limit) }, origin: 'asked' }
}

interface Job {
  deps: KeptHistoryDeps
  request: ApiRequest
  split: Splittable
  range: ResolvedRange
  interval: Interval
  key: SeriesKey
  labels: readonly string[]
  kept: KeptSeries | undefined
}

async function openJob(
  deps: KeptHistoryDeps,
  question: { request: ApiRequest; split: Splittable; range: ResolvedRange; interval: Interval },
): Promise<Job> {
  const key = seriesKeyOf(deps.project, question.request, question.split)
  const labels = bucketLabels(question.range, question.interval)
  const [first, last] = [labels[0], labels.at(-1)]
  const kept =
    first === undefined || last === undefined ? undefined : await deps.store.read(key, { first, last })
  return { ...question, deps, key, labels, kept }
}

async function planOf({ deps, range, interval, kept }: Job) {
  const { timeZone, store, project, clock } = deps
  const settling = settlingOf(await store.growth(project))
  return planRead({ kept, range, interval, timeZone, settling, now: clock.now().getTime() })
}

/** The lines of an answer that may become history: it is whole, its buckets are the expected ones, no group was cut. */
function usableLines(
  { split, interval }: Job,
  reply: Reply<SeriesBody>,
  range: ResolvedRange,
): SeriesLines | undefined {
  if (reply.caveats.some(({ kind }) => kind !== 'cached' && kind !== 'outage')) return undefined
  const labels = reply.body.data.xValues.map((label) => label.slice(0, 19))
  const expected = bucketLabels(range, interval)
  if (labels.length !== expected.length || labels.some((label, index) => label !== expected[index]))
    return undefined
  if (split.isGrouped && reply.body.data.series.length >= groupsAtMost) return undefined
  return linesOf(reply.body, split.isGrouped)
}

/** Without groups both have the same lines, or something about the question means something else now. */
function fits({ split }: Job, { lines }: SeriesLines, kept: KeptSeries): boolean {
  return split.isGrouped || JSON.stringify(lines) === JSON.stringify(kept.lines)
}

interface Lesson {
  reply: Reply<SeriesBody>
  lines: SeriesLines
  range: ResolvedRange
  /** The whole of the question's range was read in one go. */
  isSweep: boolean
}

async function learn(job: Job, { reply, lines: fresh, range, isSweep }: Lesson): Promise<void> {
  const { deps, key, split, interval } = job
  const { store, clock, timeZone } = deps
  const now = clock.now().getTime()
  const readAt = knownAt(job, reply, range)
  const kept = job.kept !== undefined && fits(job, fresh, job.kept) ? job.kept : undefined
  if (job.kept !== undefined && kept === undefined) await store.forget(key)
  const lines = [...new Set([...(kept?.lines ?? []), ...fresh.lines])]
  const labels = wholeBuckets(range, { interval, timeZone, asOf: readAt })
  const buckets = toBuckets(labels, fresh, { lines, readAt, isGrouped: split.isGrouped }).filter((bucket) =>
    isNews(bucket, kept?.buckets.get(bucket.label)),
  )
  if (buckets.length === 0) return
  const growth = buckets.flatMap((after) => {
    const before = kept?.buckets.get(after.label)
    return before === undefined ? [] : (growthOf({ before, after, interval, timeZone }) ?? [])
  })
  if (growth.length > 0) await store.addGrowth(deps.project, sumGrowth(growth))
  const sweep = isSweep ? nextSweep(kept, { at: readAt, from: labels[0] }, now) : kept?.sweep
  await store.write(key, { lines, buckets, sweep, now })
}

/** What is read again within the hour and has not changed teaches nothing that is worth writing. */
function isNews({ readAt, values }: KeptBucket, before: KeptBucket | undefined): boolean {
  if (before === undefined || readAt - before.readAt >= hourMs) return true
  return readAt > before.readAt && values.some((value, line) => value !== (before.values[line] ?? 0))
}

const hourMs = 3_600_000
const trustMs = 7 * 24 * 3_600_000

function nextSweep(
  kept: KeptSeries | undefined,
  { at, from }: { at: number; from: string | undefined },
  now: number,
): KeptSeries['sweep'] {
  const before = kept?.sweep
  if (from === undefined) return before
  return before === undefined || from <= before.from || now - before.at > trustMs ? { at, from } : before
}

/**
 * Only segmentation tells when it was computed: other numbers may be as old as Amplitude's cache lets them be. Whole minutes,
 * as they are stored, so that an answer that is used again teaches nothing twice.
 */
function knownAt({ request, interval }: Job, reply: Reply<SeriesBody>, range: ResolvedRange): number {
  const asOf = reply.asOf.getTime()
  const tellsIt = request.path === '/api/2/events/segmentation'
  const mayBeOlderMs = tellsIt ? 0 : cacheLifeMs({ interval, days: daysIn(range) })
  return Math.floor((asOf - mayBeOlderMs) / 60_000) * 60_000
}

function fromKept(job: Job, kept: KeptSeries): Reply<SeriesBody> {
  const latest = Math.max(...[...kept.buckets.values()].map(({ readAt }) => readAt))
  const asOf = new Date(latest)
  return { body: merged(job, kept, undefined), computedAt: asOf, asOf, caveats: [] }
}

function merged(
  { labels, split }: Job,
  kept: KeptSeries,
  fresh: { lines: SeriesLines; from: string } | undefined,
): SeriesBody {
  const { isGrouped, wholeRange, limit } = split
  const rows = mergeLines({
    labels,
    kept,
    fresh: fresh?.lines,
    freshFrom: fresh?.from,
    isGrouped,
    wholeRange,
    limit,
  })
  return bodyOf(labels, rows)
}

/** The groups that the question wanted, out of those that were asked for. */
function limited({ data }: SeriesBody, limit: number | undefined): SeriesBody {
  if (limit === undefined) return { data }
  return {
    data: {
      ...data,
      series: data.series.slice(0, limit),
      seriesLabels: data.seriesLabels?.slice(0, limit),
      seriesMeta: data.seriesMeta?.slice(0, limit),
      seriesCollapsed: data.seriesCollapsed?.slice(0, limit),
    },
  }
}
