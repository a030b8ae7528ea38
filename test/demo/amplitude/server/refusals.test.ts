import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, askAs, credentials, startProduct, type Params } from '../../../support/ask-simulator.ts'

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

const users = '/api/2/users?start=20261101&end=20261102'
const range = { start: '20261101', end: '20261102' }
const play = { event_type: 'Play' }
const genre = { type: 'event', value: 'genre' }

describe('who may ask', () => {
  it('nobody without credentials: 401 with plain words', async () => {
    const { status, text, headers } = await askAs({}, simulator, users)
    expect([status, text, headers.get('www-authenticate')]).toEqual([
      401,
      'Unauthorized',
      'Basic realm="Amplitude"',
    ])
  })

  it.each([
    ['another API key, as one of the other region', 'other-key', 'acme-secret-key', 'Invalid API Key'],
    ['another secret key', 'acme-api-key', 'guess', 'Invalid API/Secret Key combination'],
    ['no secret key', 'acme-api-key', '', 'Invalid API/Secret Key combination'],
  ])('%s: 403', async (...[, apiKey, secretKey, details]) => {
    const { status, body } = await askAs(credentials(apiKey, secretKey), simulator, users)
    expect([status, body]).toEqual([
      403,
      { error: { http_code: 403, type: 'unspecified', message: 'Unspecified Error', metadata: { details } } },
    ])
  })
})

describe('where nothing is', () => {
  it.each(['/api/3/events/list', '/api/2/users/active', '/api/2/query', '/'])(
    '%s: 404 in HTML',
    async (path) => {
      const { status, headers, text } = await ask(simulator, path)
      expect([status, headers.get('content-type')]).toEqual([404, 'text/html'])
      expect(text).toContain('<html>')
    },
  )

  it('only GET is answered', async () => {
    const response = await fetch(new URL(users, simulator.url), { method: 'POST' })
    expect(response.status).toBe(405)
  })

  it('a URL beyond 8 KB is too long', async () => {
    const { status } = await ask(simulator, '/api/2/users', {
      ...range,
      s: [[{ prop: 'country', op: 'is', values: ['x'.repeat(9000)] }]],
    })
    expect(status).toBe(413)
  })
})

describe('what cannot be asked: 400, and why', () => {
  const segmentation = '/api/2/events/segmentation'
  it.each<[string, string, Params, string]>([
    [
      'an event that was never received',
      segmentation,
      { ...range, e: { event_type: 'Nope' } },
      'Invalid event type Nope',
    ],
    [
      'a deleted event',
      segmentation,
      { ...range, e: { event_type: 'Old Checkout' } },
      'Invalid event type Old Checkout',
    ],
    [
      'an unknown custom event',
      segmentation,
      { ...range, e: { event_type: 'ce:Nope' } },
      'Invalid event type ce:Nope',
    ],
    [
      'a built-in property that was never received',
      '/api/2/users',
      { ...range, g: 'region' },
      'Invalid user property region',
    ],
    ['a custom property without gp:', '/api/2/users', { ...range, g: 'plan' }, 'Invalid user property plan'],
    [
      'an event property with gp:',
      segmentation,
      { ...range, e: { ...play, group_by: [{ type: 'event', value: 'gp:genre' }] } },
      'Invalid event property gp:genre',
    ],
    [
      'an unknown property of the composition',
      '/api/2/composition',
      { ...range, p: 'DMA' },
      'Invalid user property DMA',
    ],
    [
      'an unknown cohort',
      '/api/2/users',
      { ...range, s: [[{ prop: 'userdata_cohort', op: 'is', values: ['nope'] }]] },
      'Invalid cohort nope',
    ],
    ['no start', '/api/2/users', { end: '20261102' }, 'Invalid start date'],
    ['a start with hyphens', '/api/2/users', { start: '2026-11-01', end: '20261102' }, 'Invalid start date'],
    ['a day that does not exist', '/api/2/users', { start: '20261101', end: '20261131' }, 'Invalid end date'],
    [
      'an end before the start',
      '/api/2/users',
      { start: '20261102', end: '20261101' },
      'Invalid date range: end is before start',
    ],
    [
      'an interval that the endpoint does not know',
      '/api/2/users',
      { ...range, i: '-3600000' },
      'Invalid interval -3600000',
    ],
    [
      'too long a range for hours',
      segmentation,
      { start: '20261101', end: '20261109', i: '-3600000', e: play },
      'Date range is too long for the interval',
    ],
    ['no event', segmentation, range, 'Missing required parameter e'],
    ['JSON that is none', segmentation, { ...range, e: '{event_type' }, 'Invalid JSON in parameter e'],
    [
      'an operator that does not exist',
      '/api/2/users',
      { ...range, s: [[{ prop: 'country', op: 'equals', values: ['x'] }]] },
      'Invalid parameter s',
    ],
    [
      'three properties inside one event',
      segmentation,
      { ...range, e: { ...play, group_by: [genre, genre, genre] } },
      'Invalid parameter e',
    ],
    [
      'a metric that does not exist',
      segmentation,
      { ...range, e: play, m: 'median' },
      'Invalid value median for parameter m',
    ],
    [
      'a sum without a property',
      segmentation,
      { ...range, e: play, m: 'sums' },
      'Metric sums needs a group by in the event',
    ],
    [
      'a formula without one',
      segmentation,
      { ...range, e: play, m: 'formula' },
      'Missing required parameter formula',
    ],
    [
      'a formula that makes no sense',
      segmentation,
      { ...range, e: play, m: 'formula', formula: 'UNIQUES(A' },
      'Invalid formula UNIQUES(A',
    ],
    [
      'a formula over an event that is not there',
      segmentation,
      { ...range, e: play, m: 'formula', formula: 'UNIQUES(B)' },
      'Invalid formula: it names an event or segment that is not there',
    ],
    [
      'a rolling window that is too long',
      segmentation,
      { ...range, e: play, rollingWindow: '91' },
      'Invalid value 91 for parameter rollingWindow',
    ],
    [
      'groups of several segments',
      '/api/2/users',
      { ...range, g: 'country', s: [[], []] },
      'Group by is only valid with one segment',
    ],
    ['a funnel without steps', '/api/2/funnels', range, 'Missing required parameter e'],
    [
      'a window of no time',
      '/api/2/funnels',
      { ...range, e: [play, play], cs: '0' },
      'Invalid value 0 for parameter cs',
    ],
    ['retention by other names', '/api/2/retention', { ...range, e: play }, 'Missing required parameter se'],
    [
      'brackets that are a plain list',
      '/api/2/retention',
      { ...range, se: play, re: play, rm: 'bracket', rb: '[1,3,7]' },
      'Invalid parameter rb',
    ],
    [
      'a bracket that ends before it begins',
      '/api/2/retention',
      { ...range, se: play, re: play, rm: 'bracket', rb: '[[3,1]]' },
      'Invalid parameter rb',
    ],
    [
      'activity by user ID',
      '/api/2/useractivity',
      { user: 'ana@example.com' },
      'Invalid Amplitude ID in parameter user',
    ],
    ['realtime by the hour', '/api/2/realtime', { i: '60' }, 'Invalid interval 60'],
  ])('%s', async (...[, path, params, details]) => {
    const { status, body } = await ask(simulator, path, params)
    expect(body).toEqual({
      error: { http_code: 400, type: 'invalid', message: 'Invalid chart definition', metadata: { details } },
    })
    expect(status).toBe(400)
  })
})

describe('what is let pass', () => {
  it.each<[string, string, Params]>([
    ['parameters that nobody knows', '/api/2/events/list', { limit: '5' }],
    ['an hour behind the day', '/api/2/users', { start: '20261101T00', end: '20261102T23' }],
    ['a limit beyond 1000', '/api/2/events/segmentation', { ...range, e: play, limit: '5000' }],
    ['numbers as values', '/api/2/users', { ...range, s: [[{ prop: 'paying', op: 'is', values: [true] }]] }],
    [
      'the second group by as a second g',
      '/api/2/events/segmentation',
      { ...range, e: play, g: ['platform', 'country'] },
    ],
  ])('%s', async (_, path, params) => {
    expect((await ask(simulator, path, params)).status).toBe(200)
  })
})
