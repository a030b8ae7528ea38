import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, credentials, startProduct } from '../../../support/ask-simulator.ts'

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct(undefined, { hangMs: 300 })
})
afterEach(() => simulator.clearFaults())
afterAll(() => simulator[Symbol.asyncDispose]())

const range = { start: '20261101', end: '20261102' }
const users = () => ask(simulator, '/api/2/users', range)
const segmentation = () =>
  ask<{ realtimeDataMissing: boolean; prunedResult: boolean }>(simulator, '/api/2/events/segmentation', {
    ...range,
    e: { event_type: 'Play' },
  })

describe('faults that can be switched on', () => {
  it.each([
    ['rateLimit', 429, 'Too Many Requests: Exceeded rate limit with query of cost 2'],
    ['concurrentLimit', 429, 'Too Many Requests: Exceeded concurrent limit with query of cost 2'],
    ['serverError', 500, 'Internal Server Error'],
  ] as const)('%s', async (kind, status, details) => {
    await simulator.setFault({ route: '/api/2/users', kind })
    const answer = await users()
    expect([answer.status, answer.body.error.metadata.details]).toEqual([status, details])
    expect((await segmentation()).status).toBe(200)
  })

  it('a gateway’s timeout is HTML', async () => {
    await simulator.setFault({ route: '*', kind: 'gatewayTimeout' })
    const { status, text, headers } = await users()
    expect([status, headers.get('content-type')]).toEqual([504, 'text/html'])
    expect(text).toContain('504 Gateway Time-out')
    expect((await segmentation()).status).toBe(504)
  })

  it('a hanging request gets no answer at all', async () => {
    await simulator.setFault({ route: '/api/2/users', kind: 'hang' })
    const started = performance.now()
    await expect(users()).rejects.toThrow('fetch failed')
    expect(performance.now() - started).toBeGreaterThan(250)
  })

  it('a hanging request runs on until its client leaves', async () => {
    await simulator.setFault({ route: '/api/2/users', kind: 'hang' })
    const leaving = new AbortController()
    const { authorization } = credentials(simulator.apiKey, simulator.secretKey)
    const url = `${simulator.url}/api/2/users?start=20261101&end=20261102`
    const hanging = fetch(url, { headers: { authorization: authorization! }, signal: leaving.signal })
    await expect.poll(async () => (await simulator.budget()).inFlight).toBe(1)
    leaving.abort()
    await expect(hanging).rejects.toThrow('aborted')
    await expect.poll(async () => (await simulator.budget()).inFlight).toBe(0)
  })

  it('a truncated answer is no JSON', async () => {
    await simulator.setFault({ route: '/api/2/users', kind: 'truncated' })
    const { status, text, body } = await users()
    expect([status, body]).toEqual([200, undefined])
    expect(text.startsWith('{"data":')).toBe(true)
  })

  it('an incomplete answer says so in its envelope', async () => {
    await simulator.setFault({ route: '/api/2/events/segmentation', kind: 'incomplete' })
    expect((await segmentation()).body).toMatchObject({ realtimeDataMissing: true, prunedResult: true })
    await simulator.setFault({ route: '/api/2/events/segmentation', kind: 'none' })
    expect((await segmentation()).body).toMatchObject({ realtimeDataMissing: false, prunedResult: false })
  })

  it('lists every route with what is switched on', async () => {
    const faults = await simulator.setFault({ route: '/api/2/realtime', kind: 'hang' })
    expect(faults).toContainEqual({ route: '/api/2/realtime', kind: 'hang' })
    expect(faults).toContainEqual({ route: '*', kind: 'none' })
    expect(faults.length).toBeGreaterThan(14)
  })

  it('shuts down while a request hangs', async () => {
    const other = await startProduct()
    await other.setFault({ route: '*', kind: 'hang' })
    const hanging = expect(ask(other, '/api/2/users', range)).rejects.toThrow('fetch failed')
    await new Promise((resolve) => setTimeout(resolve, 50))
    await other[Symbol.asyncDispose]()
    await hanging
  })
})
