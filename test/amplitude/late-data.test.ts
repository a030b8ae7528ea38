import { describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { startAmplitudeSimulator } from '../../src/demo/amplitude/amplitude-simulator.ts'
import { silentLogger } from '../../src/logger.ts'
import type { EventQuery } from '../../src/query/query.ts'
import type { SeriesResult } from '../../src/result/metric-result.ts'
import { Secret } from '../../src/secret.ts'
import { createHistoryStore } from '../../src/storage/history-store.ts'
import { openForTest } from '../support/databases.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { anAmplitudeProject } from '../support/loopback-amplitude.ts'
import { anEventQuery } from '../support/metric-results.ts'
import { last } from '../support/queries.ts'

const never = new AbortController().signal
const start = '2026-10-20T07:00:00Z'
const names = ['Play Song', 'Search', 'Select', 'Launch App']
const questions = names.map((name): EventQuery => ({
  ...anEventQuery(),
  events: [{ kind: 'named', name, conditions: [] }],
  metric: { kind: 'totals' },
  range: last(30, 'day'),
}))

/** Asks twice a day for some weeks, each time also without history, of an Amplitude whose phones may send late. */
async function liveOn(hasLateData: boolean, days: number) {
  const clock = new FakeClock(start)
  await using simulator = await startAmplitudeSimulator({
    clock,
    now: new Date(start),
    population: 0.1,
    hasLateData,
  })
  using opened = openForTest(':memory:')
  const keys = { apiKey: new Secret(simulator.apiKey), secretKey: new Secret(simulator.secretKey) }
  const projects = [anAmplitudeProject({ ...keys, baseUrl: simulator.url })]
  const limits = { mostReuseMs: 0, shortBudget: 'running' as const }
  const common = { projects, clock, logger: silentLogger, limits }
  await using keeping = createAmplitudeSource({ ...common, history: createHistoryStore(opened.database) })
  await using naive = createAmplitudeSource(common)
  const looks: { wrong: number; spent: number }[] = []
  for (let look = 0; look < 2 * days; look += 1) {
    let wrong = 0
    const before = (await keeping.status()).projects[0]?.cost.spent ?? 0
    for (const question of questions) {
      const kept = (await keeping.answer(question, never)) as SeriesResult
      const whole = (await naive.answer(question, never)) as SeriesResult
      wrong += kept.buckets.filter(
        ({ isComplete }, index) =>
          isComplete && kept.series[0]?.values[index] !== whole.series[0]?.values[index],
      ).length
    }
    looks.push({ wrong, spent: ((await keeping.status()).projects[0]?.cost.spent ?? 0) - before })
    await clock.advance(12 * 3_600_000)
  }
  return looks
}

describe('how long a day still grows is learnt', () => {
  it('where phones send up to three days late: nothing is wrong any more, and little is asked', async () => {
    const looks = await liveOn(true, 20)
    const learnt = looks.slice(-10)
    expect(learnt.map(({ wrong }) => wrong)).toEqual(learnt.map(() => 0))
    expect(looks.some(({ wrong }) => wrong > 0)).toBe(true)
    for (const { spent } of learnt.slice(-6)) expect(spent / names.length).toBeLessThanOrEqual(5)
  })

  it('where nothing is late: a day is asked for once after its end', async () => {
    const looks = await liveOn(false, 12)
    expect(looks.every(({ wrong }) => wrong === 0)).toBe(true)
    expect(looks.slice(-6).map(({ spent }) => spent / names.length)).toEqual([2, 1, 2, 1, 2, 1])
  })
})
