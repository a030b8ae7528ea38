import { describe, expect, it, vi } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { createCircuitBreaker } from '../../src/amplitude/circuit-breaker.ts'
import { unreachable } from '../../src/amplitude/transport-error.ts'
import { upstreamError } from '../../src/amplitude/upstream-error.ts'
import { silentLogger } from '../../src/logger.ts'
import { createHistoryStore } from '../../src/storage/history-store.ts'
import { aClient, failureOf } from '../support/amplitude-clients.ts'
import { hangs, html, works } from '../support/amplitude-faults.ts'
import { openForTest } from '../support/databases.ts'
import { FakeClock, ImpatientClock } from '../support/fake-clock.ts'
import {
  amplitudeFixture,
  answerJson,
  startLoopbackAmplitude,
  type Answer,
} from '../support/loopback-amplitude.ts'
import { funnelQuery, usersQuery } from '../support/metric-results.ts'

const never = new AbortController().signal
const request = { path: '/api/2/users', params: [['m', 'active']] } as const
const outage = unreachable('amplitude.com', undefined)
const refusal = upstreamError({ status: 400, body: '{}', host: 'amplitude.com' })

function aBreaker(clock = new FakeClock()) {
  return { clock, breaker: createCircuitBreaker(clock, silentLogger) }
}

function fail(breaker: ReturnType<typeof createCircuitBreaker>, times: number): void {
  for (let each = 0; each < times; each += 1) breaker.failed(outage)
}

describe('the circuit', () => {
  it('opens after five failures in a row, and an answer between them starts the count anew', () => {
    const { breaker } = aBreaker()
    fail(breaker, 4)
    breaker.answered()
    fail(breaker, 4)
    breaker.pass()
    expect(breaker.health()).toMatchObject({ state: 'failing', failures: 4 })
    fail(breaker, 1)
    expect(() => breaker.pass()).toThrow('unavailable')
    expect(breaker.health()).toMatchObject({ state: 'open' })
  })

  it('does not open for refusals: whoever refuses is there', () => {
    const { breaker } = aBreaker()
    for (let each = 0; each < 10; each += 1) breaker.failed(refusal)
    breaker.pass()
  })

  it('lets one request through after a pause, and closes when that is answered', async () => {
    const { clock, breaker } = aBreaker()
    fail(breaker, 5)
    await clock.advance(30_000)
    breaker.pass()
    expect(() => breaker.pass()).toThrow('unavailable')
    breaker.answered()
    breaker.pass()
    expect(breaker.health()).toEqual({ state: 'well' })
  })

  it('waits twice as long each time, at most five minutes', async () => {
    const { clock, breaker } = aBreaker()
    fail(breaker, 5)
    for (const pauseMs of [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      await clock.advance(pauseMs - 1)
      expect(() => breaker.pass()).toThrow('unavailable')
      await clock.advance(1)
      breaker.pass()
      fail(breaker, 1)
    }
  })

  it('lets the next one try when whoever tried has left', async () => {
    const { clock, breaker } = aBreaker()
    fail(breaker, 5)
    await clock.advance(30_000)
    breaker.pass()
    breaker.leftAlone()
    breaker.pass()
  })
})

describe('an outage', () => {
  it('costs nothing once it is known, and people hear of it at once', async () => {
    await using amplitude = await startLoopbackAmplitude(html(503))
    const client = aClient(amplitude.project, { clock: new ImpatientClock() })
    await failureOf(client.getJson(request, never))
    await failureOf(client.getJson(request, never))
    expect(amplitude.asked).toHaveLength(5)
    const error = await failureOf(client.getJson(request, never))
    expect(amplitude.asked).toHaveLength(5)
    expect(error.userMessage).toMatch(/^Amplitude has not been answering for .+\. I ask it again in .+\.$/)
  })

  it('that is a hang is noticed by its deadlines', async () => {
    await using amplitude = await startLoopbackAmplitude(hangs)
    const client = aClient(amplitude.project, { limits: { timeoutMs: 60 } })
    const paths = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, params: [] }))
    await Promise.all(paths.map((each) => failureOf(client.getJson(each, never))))
    expect((await failureOf(client.getJson(request, never))).details).toBe('circuit open')
  })
})

describe('a circuit that opens', () => {
  it('ends what waits for its turn: it would only be refused then', async () => {
    await using amplitude = await startLoopbackAmplitude(html(503))
    const clock = new FakeClock()
    const client = aClient(amplitude.project, { clock, limits: { shortBudget: 'sliding' } })
    const ask = (days: number, version: string) =>
      failureOf(
        client.getJson(
          {
            path: '/api/2/users',
            params: [
              ['start', '20260301'],
              ['end', `202603${days}`],
              ['g', 'country'],
              ['v', version],
            ],
          },
          never,
        ),
      )
    const first = [1, 2, 3, 4, 5].map((version) => ask(31, `${version}`))
    const waiting = ask(31, 'waits')
    await vi.waitFor(() => expect(amplitude.asked).toHaveLength(5))
    const error = await waiting
    expect(error.details).toBe('circuit open')
    expect(amplitude.asked).toHaveLength(5)
    for (let turn = 0; turn < 10; turn += 1) await clock.advance(1_000)
    await Promise.all(first)
    expect(client.status().waiting).toMatchObject({ people: 0, timetable: 0 })
  })
})

describe('the last known numbers', () => {
  async function aSource(first: Answer) {
    await using stack = new AsyncDisposableStack()
    let answer = first
    const amplitude = stack.use(await startLoopbackAmplitude((...asked) => answer(...asked)))
    const opened = stack.use(openForTest(':memory:'))
    const clock = new ImpatientClock('2026-11-14T15:40:00Z')
    const history = createHistoryStore(opened.database)
    const source = stack.use(
      createAmplitudeSource({ projects: [amplitude.project], clock, logger: silentLogger, history }),
    )
    const moved = stack.move()
    const breakDown = (): void => void (answer = html(503))
    return { source, clock, breakDown, [Symbol.asyncDispose]: () => moved.disposeAsync() }
  }

  it('are given to a person in an outage, with their age', async () => {
    await using opened = await aSource(
      answerJson({
        ...(amplitudeFixture('funnels-ordered-3step') as object),
        timeComputed: undefined,
        millisSinceComputed: 0,
      }),
    )
    const { source, clock, breakDown } = opened
    const before = await source.answer(funnelQuery, never)
    breakDown()
    await clock.advance(8 * 3_600_000)
    const after = await source.answer(funnelQuery, never)
    expect(after).toMatchObject({ kind: 'funnel', computedAt: before.computedAt })
    expect(after.caveats.map(({ kind }) => kind)).toContain('outage')
    expect(after).toEqual({ ...before, caveats: after.caveats })
  })

  it('are not given to the timetable, which would take them for news', async () => {
    await using opened = await aSource(works)
    opened.breakDown()
    const asking = opened.source.answer(usersQuery, never, { priority: 'timetable' })
    expect((await failureOf(asking)).reason).toBe('unavailable')
  })

  it('are an error where there are none', async () => {
    await using opened = await aSource(works)
    opened.breakDown()
    expect((await failureOf(opened.source.answer(usersQuery, never))).reason).toBe('unavailable')
  })

  it('come from history for days that were asked for otherwise before', async () => {
    const body = {
      data: {
        xValues: ['2026-11-12', '2026-11-13', '2026-11-14'],
        series: [[310, 320, 120]],
        seriesLabels: [0],
        seriesMeta: [{ segmentIndex: 0 }],
      },
    }
    await using opened = await aSource(answerJson(body))
    const { source, clock, breakDown } = opened
    const lastDays = (count: number) =>
      ({ ...usersQuery, range: { kind: 'last', count, unit: 'day' } }) as const
    await source.answer(lastDays(3), never)
    breakDown()
    await clock.advance(24 * 3_600_000)
    const result = await source.answer(lastDays(4), never)
    expect(result).toMatchObject({
      series: [{ values: [310, 320, null] }],
      caveats: [{ kind: 'outage' }],
    })
  })
})
