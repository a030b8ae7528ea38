import { cacheLifeMs } from '../src/amplitude/answer-age.ts'
import { questionRequests } from '../src/amplitude/question-requests.ts'
import { ageClasses } from '../src/history/settling.ts'
import { bucketEnd, daysIn } from '../src/query/date-range.ts'
import type { PeopleQuery } from '../src/query/query.ts'
import type { MetricResult } from '../src/result/metric-result.ts'
import { withoutDays, type BudgetWorld } from './budget-world.ts'
import { compareAnswers, type DifferentValue } from './compare-answers.ts'

/** What became of one answer's numbers. */
export interface Verdict {
  /** Numbers that were compared. */
  compared: number
  /** Why the answer is wrong, in words. */
  flaw: string | undefined
  /** Values that were right when they were read, long after the end of their buckets, and have changed since. */
  changed: readonly DifferentValue[]
}

export interface Answered {
  query: PeopleQuery
  result: MetricResult
  /** Epoch ms of asking. */
  askedAt: number
  mayLeaveOut: boolean
}

/**
 * Compares an answer with what a naive bot gets as of the moment that the answer tells, which may not be longer ago than
 * Amplitude's own cache would serve it. A value that differs has to be what Amplitude gave at one of our reads, earlier
 * than that moment or since, after it had settled; whatever is neither is wrong.
 */
export async function judgeAnswer(world: BudgetWorld, answered: Answered): Promise<Verdict> {
  const { result, askedAt, mayLeaveOut } = answered
  const query = pinned(answered)
  const at = result.computedAt.getTime()
  const naive = await world.naive.answer(query, at)
  const { compared, flaw, values } = compareAnswers(result, naive, mayLeaveOut)
  if (flaw !== undefined) return { compared, flaw, changed: [] }
  const ageMs = askedAt - at
  if (ageMs > longestAgeMs(result)) return { compared, flaw: `${ageMs} ms old`, changed: [] }
  for (const value of values) {
    if (!(await wasRight(world, { query, result, value })))
      return {
        compared,
        flaw: `${value.series} at ${value.label}: ${value.value} instead of ${value.naive}`,
        changed: [],
      }
  }
  return { compared, flaw: undefined, changed: values }
}

/** The same days also where another one has begun since. */
function pinned({ query, result }: Answered): PeopleQuery {
  if (!('range' in query) || !('range' in result)) return query
  return { ...query, range: { kind: 'between', from: result.range.start, to: result.range.end } }
}

function longestAgeMs(result: MetricResult): number {
  if (!('range' in result) || !('interval' in result)) return fiveMinutesMs
  return cacheLifeMs({ interval: result.interval, days: daysIn(result.range) })
}

const fiveMinutesMs = 300_000

/** Nothing is believed sooner after the end of its bucket than this. */
const soonestMs = (ageClasses[0] ?? 0) * 3_600_000

async function wasRight(
  { reads, naive }: BudgetWorld,
  { query, result, value }: { query: PeopleQuery; result: MetricResult; value: DifferentValue },
): Promise<boolean> {
  if (result.kind !== 'series') return false
  const [request] = questionRequests(query, result.computedAt, result.project.timeZone)
  if (request === undefined) return false
  const settled = bucketEnd(value.label, result.interval, result.project.timeZone).getTime() + soonestMs
  for (const at of new Set(reads.get(withoutDays(request)))) {
    if (at < settled) continue
    const then = await naive.answer(query, at)
    if (then.kind !== 'series') return false
    const index = then.buckets.findIndex(({ label }) => label === value.label)
    const series = then.series.find(({ label }) => label === value.series)
    if ((series?.values[index] ?? 0) === value.value) return true
  }
  return false
}
