import { AsyncLocalStorage } from 'node:async_hooks'
import { isDeepStrictEqual } from 'node:util'
import { createAmplitudeSource, type AmplitudeSource } from '../src/amplitude/amplitude-source.ts'
import type { ClientLimits } from '../src/amplitude/project-client.ts'
import { queryCost } from '../src/amplitude/query-cost.ts'
import {
  startAmplitudeSimulator,
  type AmplitudeSimulator,
} from '../src/demo/amplitude/amplitude-simulator.ts'
import { silentLogger } from '../src/logger.ts'
import type { PeopleQuery } from '../src/query/query.ts'
import type { MetricResult, Series } from '../src/result/metric-result.ts'
import { Secret } from '../src/secret.ts'
import { openDatabase } from '../src/storage/database.ts'
import { createHistoryStore } from '../src/storage/history-store.ts'
import { createSpentCostStore } from '../src/storage/spent-cost-store.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** The bot at a strict Amplitude, and beside it a naive one at another Amplitude with the same people in it. */
export interface BudgetWorld extends AsyncDisposable {
  time: VirtualTime
  simulator: AmplitudeSimulator
  source: AmplitudeSource
  refusals: () => number
  /** Cost that was sent, by the kind of question that it was sent for. */
  costs: ReadonlyMap<string, number>
  /** Asks in the name of a kind. */
  inNameOf<Result>(kind: string, work: () => Promise<Result>): Promise<Result>
  /** Asks for everything, at once, without limits. */
  naive(query: PeopleQuery): Promise<MetricResult>
}

export const latencyMs = 800

export async function openBudgetWorld(
  start: string,
  limits: Partial<ClientLimits> = {},
): Promise<BudgetWorld> {
  await using stack = new AsyncDisposableStack()
  const kinds = new AsyncLocalStorage<string>()
  const costs = new Map<string, number>()
  const onSend = (path: string): void => {
    const kind = kinds.getStore() ?? ''
    costs.set(kind, (costs.get(kind) ?? 0) + costOfPath(path))
  }
  const time = stack.use(createVirtualTime({ start: Date.parse(start), latencyMs, onSend }))
  const clock = time.clock
  const world = { clock, now: new Date(start), population: 0.01, hangMs: 150 }
  let refusals = 0
  const simulator = stack.use(
    await startAmplitudeSimulator({
      ...world,
      shortBudget: 'sliding5m',
      onRequest: ({ status }) => {
        if (status === 429) refusals += 1
      },
    }),
  )
  const generous = stack.use(await startAmplitudeSimulator(world))
  const database = openDatabase(':memory:')
  stack.defer(() => void database.close())
  const history = createHistoryStore(database)
  const kept = { history, spentCosts: createSpentCostStore(database), dispatcher: time.dispatcher }
  const logger = silentLogger
  const source = stack.use(
    createAmplitudeSource({ projects: [projectOf(simulator)], clock, logger, ...kept, limits }),
  )
  let asked = 0
  const opened = stack.move()
  return {
    time,
    simulator,
    source,
    refusals: () => refusals,
    costs,
    inNameOf: (kind, work) => kinds.run(kind, work),
    naive: async (query) => {
      asked += 1
      if (asked % 50 === 1) await generous.resetBudget()
      // A source of its own each time: whatever it learns is forgotten.
      const naiveLimits = { shortBudget: 'running' as const, mostReuseMs: 0 }
      const deps = { projects: [projectOf(generous)], clock, logger, limits: naiveLimits }
      await using naive = createAmplitudeSource(deps)
      return await naive.answer(query, AbortSignal.timeout(60_000))
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

function costOfPath(path: string): number {
  const { pathname, searchParams } = new URL(path, 'http://amplitude')
  return queryCost({ path: pathname, params: [...searchParams] })
}

function projectOf({ url, apiKey, secretKey }: AmplitudeSimulator) {
  const keys = { apiKey: new Secret(apiKey), secretKey: new Secret(secretKey) }
  return { name: 'Acme', ...keys, baseUrl: url, timeZone: 'UTC' }
}

/**
 * Whether two answers have the same numbers. Of an answer that is as of earlier only buckets that were over then can be
 * compared, and of one without buckets nothing: it was compared when it was fetched.
 */
export function sameNumbers(answer: MetricResult, naive: MetricResult): boolean {
  const isFresh = answer.computedAt.getTime() === naive.computedAt.getTime()
  if (answer.kind !== 'series' || naive.kind !== 'series') {
    if (!isFresh) return true
    if (answer.kind === 'funnel' && naive.kind === 'funnel')
      return isDeepStrictEqual(answer.groups, naive.groups)
    return (
      answer.kind === 'retention' &&
      naive.kind === 'retention' &&
      isDeepStrictEqual(answer.groups, naive.groups)
    )
  }
  const compared = answer.buckets.flatMap(({ label, isComplete }, index) =>
    isFresh || isComplete ? [{ label, index }] : [],
  )
  const values = (series: readonly Series[]): string =>
    JSON.stringify(
      series
        .map(({ label, values: all }) => [label, compared.map(({ index }) => all[index] ?? null)] as const)
        .filter(([, numbers]) => numbers.some((value) => value !== 0))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  return values(answer.series) === values(naive.series)
}
