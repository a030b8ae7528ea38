import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import type { DemoRequest } from '../../../../src/demo/slack/page-protocol.ts'
import { startAmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type SeriesBody } from '../../../support/ask-simulator.ts'
import { smallProduct } from '../../../support/simulated-product.ts'

const day = 86_400_000
let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

async function control(
  name: string,
  method: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
  const response = await fetch(`${simulator.url}/_simulator/${name}`, init)
  return { status: response.status, body: await response.json() }
}

describe('the clock', () => {
  it('brings new days with it, and the old ones stay as they were', async () => {
    await using moving = await startProduct()
    const dau = async () =>
      (await ask<SeriesBody>(moving, '/api/2/users', { start: '20261101', end: '20261130' })).body.data
        .series[0]!
    const before = await dau()
    expect(before[22]).toBeGreaterThan(0)
    expect(before.slice(23)).toEqual(Array(7).fill(0))
    await moving.advanceClock(3 * day)
    const after = await dau()
    expect(after.slice(0, 22)).toEqual(before.slice(0, 22))
    expect(after[22]).toBeGreaterThan(before[22]!)
    expect(after.slice(23, 26).every((count) => count > 0)).toBe(true)
    expect(after.slice(26)).toEqual(Array(4).fill(0))
  })

  it('comes to the same numbers in one step or many', async () => {
    await using walking = await startProduct()
    await using jumping = await startProduct()
    for (let step = 0; step < 20; step++) await walking.advanceClock(7 * 3_600_000)
    await jumping.advanceClock(140 * 3_600_000)
    const question = { e: { event_type: '_all' }, m: 'totals', start: '20261101', end: '20261130' }
    const [walked, jumped] = await Promise.all(
      [walking, jumping].map((one) => ask<SeriesBody>(one, '/api/2/events/segmentation', question)),
    )
    expect(walked!.body.data).toEqual(jumped!.body.data)
  })

  it('may be set back: what has not happened yet is not told', async () => {
    await using moving = await startProduct()
    await moving.moveClockTo(new Date('2026-11-10T12:00:00Z'))
    const { body } = await ask<SeriesBody>(moving, '/api/2/users', { start: '20261109', end: '20261112' })
    expect(body.data.series[0]!.map((count) => count > 0)).toEqual([true, true, false, false])
  })

  it('runs on unless it is frozen', async () => {
    const { seed, population, openingDay, now } = smallProduct
    await using running = await startAmplitudeSimulator({ seed, population, openingDay, now })
    const first = await running.now()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await running.now()).getTime()).toBeGreaterThan(first.getTime())
    expect(first.getTime() - now.getTime()).toBeLessThan(2000)
  })
})

describe('the routes of the controls', () => {
  it('answer without credentials', async () => {
    expect(await control('clock', 'GET')).toEqual({
      status: 200,
      body: { now: smallProduct.now.toISOString() },
    })
  })

  it('tell the drawer everything at once', async () => {
    const { body } = await control('controls', 'GET')
    expect(body).toMatchObject({
      incidents: [],
      amplitude: { spentFiveMinutes: 0, spentHour: 0, inFlight: 0 },
    })
  })

  it.each([
    ['an unknown control', 'weather', 'GET', undefined, 404, 'There is no control named weather'],
    ['a change of what can only be read', 'requests', 'POST', {}, 405, 'POST does nothing here'],
    [
      'an incident that nobody started',
      'incidents',
      'POST',
      { endId: 'incident-9' },
      400,
      'No incident incident-9 is going on',
    ],
    ['a fault without a kind', 'faults', 'POST', { route: '*' }, 400, expect.stringContaining('kind')],
    [
      'a clock a century ahead',
      'clock',
      'POST',
      { now: '2126-01-01T00:00:00Z' },
      400,
      'The clock moves a year at a time at most',
    ],
    ['a clock without a time', 'clock', 'POST', {}, 400, expect.any(String)],
  ])('%s', async (...[, name, method, body, status, problem]) => {
    expect(await control(name, method, body)).toEqual({ status, body: { ok: false, problem } })
  })
})

describe('the log of requests', () => {
  it('tells what was asked, in readable words, and never a key', async () => {
    const heard: DemoRequest[] = []
    const { seed, population, openingDay, now } = smallProduct
    await using logged = await startAmplitudeSimulator({
      seed,
      population,
      openingDay,
      now,
      isClockFrozen: true,
      onRequest: (request) => heard.push(request),
    })
    await ask(logged, '/api/2/events/segmentation', {
      e: { event_type: 'Play Song' },
      start: '20261101',
      end: '20261107',
    })
    await ask(logged, '/api/2/users', { start: 'yesterday' })
    const requests = await logged.requests()
    expect(requests).toEqual(heard)
    expect(requests).toEqual([
      {
        at: now.toISOString(),
        to: 'amplitude',
        method: 'GET',
        target: '/api/2/events/segmentation?e={"event_type":"Play Song"}&start=20261101&end=20261107',
        status: 200,
        durationMs: expect.any(Number),
        cost: 7,
      },
      expect.objectContaining({
        target: '/api/2/users?start=yesterday',
        status: 400,
        problem: 'Invalid start date',
      }),
    ])
    expect(JSON.stringify(requests)).not.toContain(logged.secretKey)
  })
})
