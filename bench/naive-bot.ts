import { Agent } from 'undici'
import { createAmplitudeSource } from '../src/amplitude/amplitude-source.ts'
import type { Clock } from '../src/clock.ts'
import {
  startAmplitudeSimulator,
  type AmplitudeSimulator,
} from '../src/demo/amplitude/amplitude-simulator.ts'
import type { SimulatorOptions } from '../src/demo/amplitude/simulator-options.ts'
import { silentLogger } from '../src/logger.ts'
import type { MetricQuery } from '../src/query/query.ts'
import type { MetricResult } from '../src/result/metric-result.ts'
import { Secret } from '../src/secret.ts'

/** A bot that keeps nothing and asks for everything, at an Amplitude without limits that can be asked as of any instant. */
export interface NaiveBot extends AsyncDisposable {
  /** `at` in epoch ms. Equal questions as of one instant are asked once. */
  answer(query: MetricQuery, at: number): Promise<MetricResult>
}

export async function openNaiveBot(product: SimulatorOptions): Promise<NaiveBot> {
  let now = product.now?.getTime() ?? 0
  const clock: Clock = { now: () => new Date(now), sleep: () => Promise.resolve() }
  const simulator = await startAmplitudeSimulator({ ...product, clock })
  const dispatcher = new Agent()
  const known = new Map<string, Promise<MetricResult>>()
  let line: Promise<unknown> = Promise.resolve()
  let asked = 0

  async function ask(query: MetricQuery, at: number): Promise<MetricResult> {
    now = at
    asked += 1
    if (asked % requestsPerBudget === 0) await simulator.resetBudget()
    // A source of its own each time: whatever it learns is forgotten.
    const limits = { shortBudget: 'running' as const, mostReuseMs: 0 }
    const projects = [projectOf(simulator)]
    await using source = createAmplitudeSource({ projects, clock, logger: silentLogger, limits, dispatcher })
    return await source.answer(query, AbortSignal.timeout(60_000))
  }

  return {
    answer(query, at) {
      const key = `${at} ${JSON.stringify(query)}`
      let answer = known.get(key)
      if (answer !== undefined) return answer
      if (known.size >= mostKnown) known.clear()
      answer = line.then(() => ask(query, at))
      // The clock is one for all, so that one question is asked after the other.
      line = answer.catch(() => undefined)
      known.set(key, answer)
      return answer
    },
    async [Symbol.asyncDispose]() {
      await dispatcher.destroy()
      await simulator[Symbol.asyncDispose]()
    },
  }
}

/** So many of the largest questions stay below what an hour allows. */
const requestsPerBudget = 50
const mostKnown = 400

/** The simulator as a project of the bot. */
export function projectOf({ url, apiKey, secretKey }: AmplitudeSimulator) {
  const keys = { apiKey: new Secret(apiKey), secretKey: new Secret(secretKey) }
  return { name: 'Acme', ...keys, baseUrl: url, timeZone: 'UTC' }
}
