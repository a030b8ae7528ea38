import { describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { InvalidQueryError } from '../../src/errors.ts'
import { silentLogger } from '../../src/logger.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { failureOf } from '../support/amplitude-clients.ts'
import { hangs, inTurn } from '../support/amplitude-faults.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { aSource, documented } from '../support/amplitude-sources.ts'
import { anAmplitudeProject, answerJson } from '../support/loopback-amplitude.ts'
import { anEventQuery, funnelQuery, retentionQuery, usersQuery } from '../support/metric-results.ts'
import {
  aCompositionQuery,
  aFormulaQuery,
  anLtvQuery,
  aSessionsQuery,
  realtimeQuery,
  savedChartQuery,
} from '../support/queries-by-kind.ts'
import { named, userProperty } from '../support/queries.ts'
import { requestsFor } from '../support/requests.ts'

const never = new AbortController().signal

const everyKind: readonly MetricQuery[] = [
  usersQuery,
  anEventQuery(),
  funnelQuery,
  retentionQuery,
  aFormulaQuery(),
  aSessionsQuery(),
  aSessionsQuery({ measure: 'length' }),
  aCompositionQuery(),
  anLtvQuery(),
  realtimeQuery,
  savedChartQuery,
]

describe('a question', () => {
  it.each([
    ['users', usersQuery, 'series', '/api/2/users?m=active&start=20261025&end=20261123&i=1'],
    [
      'an event',
      anEventQuery(),
      'series',
      '/api/2/events/segmentation?e={"event_type":"Play Song"}&m=uniques&start=20261025&end=20261123&i=1',
    ],
    [
      'a funnel',
      funnelQuery,
      'funnel',
      '/api/2/funnels?e={"event_type":"Search"}&e={"event_type":"Play Song"}&start=20261025&end=20261123&i=1&mode=ordered&cs=2592000',
    ],
    [
      'retention',
      retentionQuery,
      'retention',
      '/api/2/retention?se={"event_type":"_new"}&re={"event_type":"_active"}&start=20261025&end=20261123&i=1',
    ],
    ['a formula', aFormulaQuery(), 'series', requestsFor(aFormulaQuery())[0]],
    [
      'session lengths',
      aSessionsQuery({ measure: 'length' }),
      'sessionLength',
      '/api/2/sessions/length?start=20261025&end=20261123',
    ],
    ['average sessions', aSessionsQuery(), 'series', '/api/2/sessions/average?start=20261025&end=20261123'],
    [
      'sessions per user',
      aSessionsQuery({ measure: 'perUser' }),
      'series',
      '/api/2/sessions/peruser?start=20261025&end=20261123',
    ],
    [
      'a composition',
      aCompositionQuery(),
      'composition',
      '/api/2/composition?p=platform&start=20261025&end=20261123',
    ],
    ['lifetime value', anLtvQuery(), 'ltv', '/api/2/revenue/ltv?m=0&start=20260907&end=20261123&i=7'],
    ['the last minutes', realtimeQuery, 'realtime', '/api/2/realtime'],
    ['a saved chart', savedChartQuery, 'savedChart', '/api/3/chart/abc123x/csv'],
  ] as const)('about %s goes to its endpoint', async (...[, query, kind, request]) => {
    await using opened = await aSource(documented)
    const result = await opened.source.answer(query, never)
    expect(result).toMatchObject({ kind, query, project: { name: 'Acme', timeZone: 'UTC' } })
    expect(opened.amplitude.asked).toEqual([request])
  })

  it('is asked for the days of the project, not of this machine', async () => {
    await using seoul = await aSource(documented, { start: '2026-11-23T20:00:00Z', timeZone: 'Asia/Seoul' })
    await seoul.source.answer({ ...usersQuery, range: { kind: 'today' } }, never)
    expect(seoul.amplitude.asked[0]).toContain('start=20261124&end=20261124')
  })

  it('carries the time at which Amplitude computed it', async () => {
    await using opened = await aSource(documented)
    const [event, users] = await Promise.all([
      opened.source.answer(anEventQuery(), never),
      opened.source.answer(usersQuery, never),
    ])
    expect(event.computedAt).toEqual(new Date('2026-11-18T00:00:00Z'))
    expect(users.computedAt).toEqual(opened.clock.now())
  })

  it('and its comparison are asked at the same time', async () => {
    await using opened = await aSource((request, response) => {
      setTimeout(() => void documented(request, response), 30)
    })
    await opened.source.answer({ ...usersQuery, comparison: 'last week' }, never)
    expect(opened.amplitude.mostAtOnce).toBe(2)
  })

  it('fails as a whole when its comparison fails, and lets the other request go', async () => {
    const refused = answerJson({ error: { metadata: { details: 'Invalid start date' } } }, 400)
    const left = Promise.withResolvers<void>()
    await using opened = await aSource((request, response) => {
      if (request.url?.includes('start=202609')) return refused(request, response)
      response.on('close', () => left.resolve())
    })
    const asking = opened.source.answer({ ...usersQuery, comparison: 'previous' }, never)
    expect((await failureOf(asking)).reason).toBe('invalidRequest')
    await left.promise
  })

  it.each([
    ['an object without data', {}],
    ['data of another kind', { data: { xValues: [1], series: 'none' } }],
    ['nothing', null],
    ['a list', []],
  ])('whose answer is %s ends with words, not with a crash', async (_sentence, body) => {
    await using opened = await aSource(answerJson(body))
    for (const query of everyKind) {
      const error = await failureOf(opened.source.answer(query, never))
      expect(error).toMatchObject({ reason: 'invalidResponse', isRetryable: false })
      expect(error.userMessage).toMatch(/\/api\/[23]\//)
    }
    await failureOf(opened.source.findPeople({ name: 'Acme', timeZone: 'UTC' }, 'ana', never))
    await failureOf(opened.source.readPerson({ name: 'Acme', timeZone: 'UTC' }, '7', never))
  })

  it('ends when it is aborted', async () => {
    await using opened = await aSource(hangs)
    const signal = AbortSignal.timeout(50)
    await expect(opened.source.answer(usersQuery, signal)).rejects.toThrow(/timeout/i)
  })

  it('ends when the source is disposed', async () => {
    const opened = await aSource(hangs)
    const asking = opened.source.answer(usersQuery, never)
    const ended = expect(asking).rejects.toThrow('shutting down')
    await opened[Symbol.asyncDispose]()
    await ended
  })
})

describe('a refusal', () => {
  it('names the clause that Amplitude refuses', async () => {
    const refused = { error: { http_code: 400, metadata: { details: 'Invalid user property plan' } } }
    await using opened = await aSource(answerJson(refused, 400))
    const query = aCompositionQuery({ property: userProperty('plan') })
    const error = await failureOf(opened.source.answer(query, never))
    expect(error.userMessage).toContain('In “composition plan”: ')
    expect(error.userMessage).toContain('A property of your own is written gp:plan.')
  })
})

describe('the events list', () => {
  const project = { name: 'Acme', timeZone: 'UTC' }

  it('is one request for all who ask at the same time, and good for five minutes', async () => {
    await using opened = await aSource(documented)
    const { source, amplitude, clock } = opened
    const lists = await Promise.all([1, 2, 3].map(() => source.listEvents(project, never)))
    expect(lists.map((list) => list.length)).toEqual([4, 4, 4])
    await clock.advance(4 * 60_000 + 59_000)
    await source.listEvents(project, never)
    expect(amplitude.asked).toHaveLength(1)
    await clock.advance(1000)
    await source.listEvents(project, never)
    expect(amplitude.asked).toHaveLength(2)
  })

  it('is asked for again after a failure', async () => {
    const refused = answerJson({ error: {} }, 400)
    await using opened = await aSource(inTurn(refused, documented))
    await failureOf(opened.source.listEvents(project, never))
    expect(await opened.source.listEvents(project, never)).toHaveLength(4)
  })

  it('goes on for the others when one of them leaves', async () => {
    await using opened = await aSource((request, response) => {
      setTimeout(() => void documented(request, response), 50)
    })
    const controller = new AbortController()
    const leaving = opened.source.listEvents(project, controller.signal)
    const staying = opened.source.listEvents(project, never)
    controller.abort(new Error('gone'))
    await expect(leaving).rejects.toThrow('gone')
    expect(await staying).toHaveLength(4)
    expect(opened.amplitude.asked).toHaveLength(1)
  })

  it('gives questions the names that people know', async () => {
    await using opened = await aSource(documented)
    await opened.source.listEvents(project, never)
    const query = { ...funnelQuery, steps: [named('sign_up'), named('push_received')] }
    expect(await opened.source.answer(query, never)).toMatchObject({ steps: ['Sign Up', 'push_received'] })
  })
})

describe('projects', () => {
  const projects = [
    anAmplitudeProject(),
    anAmplitudeProject({
      name: 'Acme EU',
      baseUrl: 'https://analytics.eu.amplitude.com',
      timeZone: 'Europe/Berlin',
    }),
  ]

  it('are found by name in any case, the first one without a name', async () => {
    await using source = createAmplitudeSource({ projects, clock: new FakeClock(), logger: silentLogger })
    expect(source.projectOf({})).toEqual({ name: 'Acme', timeZone: 'UTC' })
    expect(source.projectOf({ project: 'acme eu' })).toEqual({ name: 'Acme EU', timeZone: 'Europe/Berlin' })
  })

  it('that are not there are answered with those that are', async () => {
    await using source = createAmplitudeSource({ projects, clock: new FakeClock(), logger: silentLogger })
    const find = () => source.projectOf({ project: 'Apex' })
    expect(find).toThrow(InvalidQueryError)
    expect(find).toThrow('No project “Apex” is configured. There are “Acme”, “Acme EU”.')
  })
})
