import { AsyncLocalStorage } from 'node:async_hooks'
import { createAmplitudeSource, type AmplitudeSource } from '../src/amplitude/amplitude-source.ts'
import type { ClientLimits } from '../src/amplitude/project-client.ts'
import { queryCost } from '../src/amplitude/query-cost.ts'
import type { ApiRequest } from '../src/amplitude/request-params.ts'
import {
  startAmplitudeSimulator,
  type AmplitudeSimulator,
} from '../src/demo/amplitude/amplitude-simulator.ts'
import { silentLogger } from '../src/logger.ts'
import { openDatabase } from '../src/storage/database.ts'
import { createHistoryStore } from '../src/storage/history-store.ts'
import { createSpentCostStore } from '../src/storage/spent-cost-store.ts'
import { openNaiveBot, projectOf, type NaiveBot } from './naive-bot.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** The bot at a strict Amplitude, and beside it a naive one at another Amplitude with the same people in it. */
export interface BudgetWorld extends AsyncDisposable {
  time: VirtualTime
  simulator: AmplitudeSimulator
  source: AmplitudeSource
  naive: NaiveBot
  refusals: () => number
  /** Cost that was sent, by the kind of question that it was sent for. */
  costs: ReadonlyMap<string, number>
  /** When Amplitude was asked for what, by the question without its days. */
  reads: ReadonlyMap<string, readonly number[]>
  /** Asks in the name of a kind. */
  inNameOf<Result>(kind: string, work: () => Promise<Result>): Promise<Result>
}

export const latencyMs = 800

export async function openBudgetWorld(
  start: string,
  limits: Partial<ClientLimits> = {},
): Promise<BudgetWorld> {
  await using stack = new AsyncDisposableStack()
  const kinds = new AsyncLocalStorage<string>()
  const costs = new Map<string, number>()
  const reads = new Map<string, number[]>()
  const onSend = (path: string, arrivesAt: number): void => {
    const kind = kinds.getStore() ?? ''
    const request = requestOfPath(path)
    costs.set(kind, (costs.get(kind) ?? 0) + queryCost(request))
    const question = withoutDays(request)
    const instants = reads.get(question)
    if (instants === undefined) reads.set(question, [arrivesAt])
    else instants.push(arrivesAt)
  }
  const time = stack.use(createVirtualTime({ start: Date.parse(start), latencyMs, onSend }))
  const product = { now: new Date(start), population: 0.05, hasLateData: true }
  let refusals = 0
  const simulator = stack.use(
    await startAmplitudeSimulator({
      ...product,
      hangMs: 400,
      clock: time.clock,
      shortBudget: 'sliding5m',
      onRequest: ({ status }) => {
        if (status === 429) refusals += 1
      },
    }),
  )
  const naive = stack.use(await openNaiveBot(product))
  const database = openDatabase(':memory:')
  stack.defer(() => void database.close())
  const stores = { history: createHistoryStore(database), spentCosts: createSpentCostStore(database) }
  const { clock, dispatcher } = time
  const projects = [projectOf(simulator)]
  const source = stack.use(
    createAmplitudeSource({ projects, clock, logger: silentLogger, ...stores, dispatcher, limits }),
  )
  const opened = stack.move()
  return {
    time,
    simulator,
    source,
    naive,
    refusals: () => refusals,
    costs,
    reads,
    inNameOf: (kind, work) => kinds.run(kind, work),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

/** A request without its days and its limit of groups: what history keeps one series for. */
export function withoutDays({ path, params }: ApiRequest): string {
  const rest = params.filter(([name]) => name !== 'start' && name !== 'end' && name !== 'limit')
  return `${path}?${rest.map((param) => param.join('=')).join('&')}`
}

function requestOfPath(path: string): ApiRequest {
  const { pathname, searchParams } = new URL(path, 'http://amplitude')
  return { path: pathname, params: [...searchParams] }
}
