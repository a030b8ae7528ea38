import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type Params, type SeriesBody } from '../../../support/ask-simulator.ts'

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

const range = { start: '20261101', end: '20261107' }
const event = (event_type: string, group_by: unknown[] = []) => ({ event_type, group_by })
const genre = { type: 'event', value: 'genre' }
const platform = { type: 'user', value: 'platform' }
const segment = (...values: string[]) => [{ prop: 'platform', op: 'is', values }]
const ios = segment('iOS')
const jazz = { subprop_type: 'event', subprop_key: 'genre', subprop_op: 'is', subprop_value: ['Jazz'] }
const steps = ['Sign Up', 'Search', 'Play Song'].map((name) => event(name))
const retention = { se: event('_new'), re: event('_active'), ...range }

/** Which recorded answer each request must look like. */
const cases: [fixture: string, path: string, params: Params][] = [
  ['users-active-daily', '/api/2/users', range],
  ['users-new-grouped-country', '/api/2/users', { ...range, m: 'new', g: 'country' }],
  ['sessions-length-default-bins', '/api/2/sessions/length', range],
  ['sessions-average', '/api/2/sessions/average', range],
  ['sessions-peruser', '/api/2/sessions/peruser', range],
  ['composition-platform', '/api/2/composition', { ...range, p: 'platform' }],
  ['events-list', '/api/2/events/list', {}],
  ['segmentation-uniques-daily', '/api/2/events/segmentation', { ...range, e: event('Play') }],
  [
    'segmentation-two-events',
    '/api/2/events/segmentation',
    { ...range, e: event('Play'), e2: event('Search') },
  ],
  [
    'segmentation-groupby-event-property',
    '/api/2/events/segmentation',
    { ...range, e: event('Play Song', [genre]) },
  ],
  [
    'segmentation-groupby-segment-property',
    '/api/2/events/segmentation',
    { ...range, e: event('Play'), g: 'country' },
  ],
  [
    'segmentation-two-groupbys',
    '/api/2/events/segmentation',
    { ...range, e: event('Play Song', [genre, platform]) },
  ],
  [
    'segmentation-formula-ratio',
    '/api/2/events/segmentation',
    { ...range, e: event('Play'), e2: event('Search'), m: 'formula', formula: 'UNIQUES(A)/UNIQUES(B)' },
  ],
  ['segmentation-hourly', '/api/2/events/segmentation', { ...range, e: event('Play'), i: '-3600000' }],
  [
    'segmentation-multi-segments',
    '/api/2/events/segmentation',
    { ...range, e: event('Play'), s: [segment('iOS'), segment('Web')] },
  ],
  ['funnels-ordered-3step', '/api/2/funnels', { ...range, e: steps }],
  ['funnels-grouped', '/api/2/funnels', { ...range, e: steps.slice(0, 2), g: 'platform' }],
  ['funnels-empty', '/api/2/funnels', { start: '20270101', end: '20270102', e: steps }],
  ['retention-nday-daily', '/api/2/retention', retention],
  ['retention-bracket', '/api/2/retention', { ...retention, rm: 'bracket', rb: '[[0,2],[2,8]]' }],
  ['realtime', '/api/2/realtime', {}],
  ['revenue-ltv-arpu', '/api/2/revenue/ltv', range],
  ['usersearch-match', '/api/2/usersearch', { user: 'an' }],
  ['usersearch-nomatch', '/api/2/usersearch', { user: 'nobody here' }],
  ['useractivity', '/api/2/useractivity', { user: '700000000007' }],
  ['chart-query-segmentation', '/api/3/chart/w33kly7d/query', {}],
  ['chart-csv-segmentation', '/api/3/chart/p1ay5ngs/csv', {}],
]

describe('every answer has the shape of a recorded one', () => {
  it.each(cases)('%s', async (fixture, path, params) => {
    const recorded: unknown = JSON.parse(
      await readFile(new URL(`../../../fixtures/amplitude/${fixture}.json`, import.meta.url), 'utf8'),
    )
    const { status, body } = await ask<unknown>(simulator, path, params)
    expect(status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(recorded))
  })
})

describe('details that a decoder falls over', () => {
  it('users carry a bare 0 where segmentation carries the whole range', async () => {
    const users = await ask<SeriesBody>(simulator, '/api/2/users', range)
    expect(users.body.data.seriesCollapsed).toEqual([[0]])
    const segmentation = await ask<SeriesBody>(simulator, '/api/2/events/segmentation', {
      ...range,
      e: event('Play'),
    })
    expect(segmentation.body.data.seriesCollapsed).toEqual([
      [{ setId: expect.stringMatching(/^[0-9a-z]{8}$/), value: expect.any(Number) }],
    ])
  })

  it.each<[string, Params, unknown[]]>([
    ['nothing', { e: event('Play') }, [0]],
    ['two events', { e: event('Play'), e2: event('Search') }, [0, 1]],
    [
      'a property inside the event',
      { e: event('Play', [platform]) },
      [
        [0, 'iOS'],
        [0, 'Android'],
        [0, 'Web'],
      ],
    ],
    ['a property beside it', { e: event('Play'), g: 'platform' }, ['iOS', 'Android', 'Web']],
    [
      'the same of two events',
      { e: event('Play'), e2: event('Search'), g: 'platform', s: [ios] },
      [
        [0, 'iOS'],
        [1, 'iOS'],
      ],
    ],
    [
      'two beside it',
      { e: event('Play'), g: 'platform', g2: 'language', s: [ios], limit: '1' },
      [['iOS', 'English']],
    ],
    [
      'one inside and one beside',
      { e: { ...event('Play Song', [genre]), filters: [jazz] }, g: 'platform', s: [ios] },
      [[0, 'Jazz', 'iOS']],
    ],
    ['segments', { e: event('Play'), s: [segment('iOS'), segment('Web'), segment('Android')] }, [0, 1, 2]],
  ])('labels of %s', async (_, params, labels) => {
    const { body } = await ask<SeriesBody>(simulator, '/api/2/events/segmentation', { ...range, ...params })
    expect(body.data.seriesLabels).toEqual(expect.arrayContaining(labels))
    expect(body.data.seriesLabels).toHaveLength(labels.length)
  })

  it('one number is beyond what JavaScript can hold', async () => {
    const { text } = await ask(simulator, '/api/2/events/segmentation', { ...range, e: event('Play') })
    expect(text).toContain('"earliestServerReceivedTime":9223372036854775807,')
  })

  it('steps are named with their filters’ values, custom events as such', async () => {
    const filters = [
      { subprop_type: 'event', subprop_key: 'genre', subprop_op: 'is', subprop_value: ['Jazz', 'Rock'] },
    ]
    const e = [{ event_type: 'Play Song', filters }, event('ce:Power Listener'), event('app_error')]
    const { body } = await ask<{ data: { events: string[] }[] }>(simulator, '/api/2/funnels', { ...range, e })
    expect(body.data[0]!.events).toEqual(['Play Song (Jazz, Rock)', '[Custom] Power Listener', 'App Error'])
  })

  it('the events list has no hidden events, and marks inactive and deleted ones', async () => {
    const { body } = await ask<{
      data: { value: string; display: string; non_active: boolean; deleted: boolean; totals: number }[]
    }>(simulator, '/api/2/events/list')
    const byName = new Map(body.data.map((one) => [one.value, one]))
    expect(byName.has('Player Heartbeat')).toBe(false)
    expect(byName.get('app_error')?.display).toBe('App Error')
    expect(byName.get('Receive Push')?.non_active).toBe(true)
    expect(byName.get('Old Checkout')).toMatchObject({ deleted: true, totals: 0 })
    const hidden = await ask<SeriesBody>(simulator, '/api/2/events/segmentation', {
      ...range,
      e: event('Player Heartbeat'),
      m: 'totals',
    })
    expect(hidden.body.data.seriesCollapsed[0]![0]!.value).toBeGreaterThan(0)
  })
})

/** Keys and types, all the way down. A list is the shape of its first element; keys that are data count by their values. */
function shapeOf(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const isOfLists = key === 'bins' || key === 'matches'
    return value.length === 0 || isOfLists ? ['…'] : [shapeOf(value[0])]
  }
  if (typeof value !== 'object' || value === null || free.has(key)) return typeof value
  const entries = Object.entries(value)
  if (dataKeyed.has(key)) return entries.slice(0, 1).map(([, inner]) => shapeOf(inner))
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, inner]) => [name, shapeOf(inner, name)]))
}

const dataKeyed = new Set(['values', 'stepTransTimeDistribution'])
const free = new Set(['properties', 'event_properties', 'user_properties'])
