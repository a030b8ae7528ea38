import { describe, expect, it } from 'vitest'
import { compositionRequest } from '../../src/amplitude/endpoints/composition.ts'
import { eventRequest } from '../../src/amplitude/endpoints/event.ts'
import { formulaRequest } from '../../src/amplitude/endpoints/formula.ts'
import { funnelRequest } from '../../src/amplitude/endpoints/funnel.ts'
import { ltvRequest } from '../../src/amplitude/endpoints/ltv.ts'
import { realtimeRequest } from '../../src/amplitude/endpoints/realtime.ts'
import { retentionRequest } from '../../src/amplitude/endpoints/retention.ts'
import { savedChartRequest } from '../../src/amplitude/endpoints/saved-chart.ts'
import { sessionsRequest } from '../../src/amplitude/endpoints/sessions.ts'
import { usersRequest } from '../../src/amplitude/endpoints/users.ts'
import { addressOf } from '../../src/amplitude/http.ts'
import type { ApiRequest } from '../../src/amplitude/request-params.ts'
import { resolveRange } from '../../src/query/date-range.ts'
import { parseCommand } from '../../src/query/parse-command.ts'
import type {
  EventQuery,
  FunnelQuery,
  MetricQuery,
  RetentionQuery,
  UsersQuery,
} from '../../src/query/query.ts'
import { anAmplitudeProject, decoded } from '../support/loopback-amplitude.ts'
import { anEventQuery, funnelQuery, retentionQuery, usersQuery } from '../support/metric-results.ts'
import { eventProperty, last, named, special, userProperty, where, whoDid } from '../support/queries.ts'

/** A Monday, in a project in UTC: the day of the examples in the language's description. */
const now = new Date('2026-11-23T14:40:00Z')

const country = userProperty('country')
const genre = eventProperty('genre')
const price = eventProperty('price')
const month = 'start=20261025&end=20261123&i=1'

function users(overrides: Partial<UsersQuery> = {}): UsersQuery {
  return { ...usersQuery, range: last(30, 'day'), ...overrides }
}

function event(overrides: Partial<EventQuery> = {}): EventQuery {
  return { ...anEventQuery(), range: last(30, 'day'), ...overrides }
}

function funnel(overrides: Partial<FunnelQuery> = {}): FunnelQuery {
  return { ...funnelQuery, range: last(30, 'day'), ...overrides }
}

function retention(overrides: Partial<RetentionQuery> = {}): RetentionQuery {
  return { ...retentionQuery, range: last(30, 'day'), ...overrides }
}

const examples: [text: string, request: string][] = [
  ['dau last 30d', '/api/2/users?m=active&start=20261025&end=20261123&i=1'],
  ['mau last 6 months by country', '/api/2/users?m=active&start=20260601&end=20261123&i=30&g=country'],
  [
    'event Play Song totals last 14d by event.genre',
    '/api/2/events/segmentation?e={"event_type":"Play Song","group_by":[{"type":"event","value":"genre"}]}&m=totals&start=20261110&end=20261123&i=1',
  ],
  [
    'event Purchase sum of price where country is Germany, JP last 7d',
    '/api/2/events/segmentation?e={"event_type":"Purchase","group_by":[{"type":"event","value":"price"}]}&m=sums&start=20261117&end=20261123&i=1&s=[{"prop":"country","op":"is","values":["Germany","Japan"]}]',
  ],
  [
    'funnel Search > Select > Play within 7d last 30d',
    '/api/2/funnels?e={"event_type":"Search"}&e={"event_type":"Select"}&e={"event_type":"Play"}&start=20261025&end=20261123&i=1&mode=ordered&cs=604800',
  ],
  [
    'retention Sign Up > any last 8 weeks',
    '/api/2/retention?se={"event_type":"Sign Up"}&re={"event_type":"_all"}&start=20261005&end=20261123&i=7',
  ],
  [
    'dau segment country is Japan segment who did Purchase in 30d last 7d',
    '/api/2/users?m=active&start=20261117&end=20261123&i=1&s=[{"prop":"country","op":"is","values":["Japan"]}]&s=[{"type":"event","event_type":"Purchase","filters":[],"op":">=","value":1,"time_type":"forEachInterval","time_value":30}]',
  ],
]

const clauses: [sentence: string, query: MetricQuery, request: string][] = [
  ['new users have a measure of their own', users({ measure: 'new' }), `/api/2/users?m=new&${month}`],
  [
    'weeks are 7',
    users({ range: last(12, 'week'), interval: 'week' }),
    '/api/2/users?m=active&start=20260907&end=20261123&i=7',
  ],
  [
    'hours are thousands of seconds below zero',
    event({ range: { kind: 'today' }, interval: 'hour' }),
    '/api/2/events/segmentation?e={"event_type":"Play Song"}&m=uniques&start=20261123&end=20261123&i=-3600000',
  ],
  [
    'five minutes, too',
    event({ range: { kind: 'yesterday' }, interval: '5min' }),
    '/api/2/events/segmentation?e={"event_type":"Play Song"}&m=uniques&start=20261122&end=20261122&i=-300000',
  ],
  [
    'a second event is e2, and both take the event properties of where and by',
    event({
      events: [named('Search'), named('Play Song', where(genre, 'is', 'rock'))],
      where: [where(price, 'greater or equal', '10'), where(country, 'is not', '(none)')],
      groupBy: [genre],
    }),
    '/api/2/events/segmentation?e={"event_type":"Search","filters":[{"subprop_type":"event","subprop_key":"price","subprop_op":"greater or equal","subprop_value":["10"]}],"group_by":[{"type":"event","value":"genre"}]}' +
      '&e2={"event_type":"Play Song","filters":[{"subprop_type":"event","subprop_key":"genre","subprop_op":"is","subprop_value":["rock"]},{"subprop_type":"event","subprop_key":"price","subprop_op":"greater or equal","subprop_value":["10"]}],"group_by":[{"type":"event","value":"genre"}]}' +
      `&m=uniques&${month}&s=[{"prop":"country","op":"is not","values":["(none)"]}]`,
  ],
  [
    'two user properties are g and g2, an event property beside them stays in the event',
    event({ groupBy: [country, genre] }),
    `/api/2/events/segmentation?e={"event_type":"Play Song","group_by":[{"type":"event","value":"genre"}]}&m=uniques&${month}&g=country`,
  ],
  [
    'the second user property is g2',
    event({ groupBy: [country, userProperty('gp:plan')] }),
    `/api/2/events/segmentation?e={"event_type":"Play Song"}&m=uniques&${month}&g=country&g2=gp:plan`,
  ],
  [
    'a summed property stands before the one that splits',
    event({ events: [named('Purchase')], metric: { kind: 'mean', property: price }, groupBy: [genre] }),
    `/api/2/events/segmentation?e={"event_type":"Purchase","group_by":[{"type":"event","value":"price"},{"type":"event","value":"genre"}]}&m=value_avg&${month}`,
  ],
  [
    'a histogram names its property the same way',
    event({ events: [named('Purchase')], metric: { kind: 'histogram', property: price } }),
    `/api/2/events/segmentation?e={"event_type":"Purchase","group_by":[{"type":"event","value":"price"}]}&m=histogram&${month}`,
  ],
  [
    'the share of active users is pct_dau',
    event({ metric: { kind: 'dauShare' } }),
    `/api/2/events/segmentation?e={"event_type":"Play Song"}&m=pct_dau&${month}`,
  ],
  [
    'rolling windows and averages are counted in intervals, top is the limit',
    event({ metric: { kind: 'average' }, rollingWindow: 7, rollingAverage: 3, groupBy: [country], top: 5 }),
    `/api/2/events/segmentation?e={"event_type":"Play Song"}&m=average&${month}&rollingWindow=7&rollingAverage=3&g=country&limit=5`,
  ],
  [
    'custom events, revenue and hidden events have their own spellings',
    event({
      events: [
        { kind: 'custom', name: 'Power Listener', conditions: [] },
        { kind: 'raw', name: 'Hidden Event', conditions: [] },
      ],
    }),
    `/api/2/events/segmentation?e={"event_type":"ce:Power Listener"}&e2={"event_type":"Hidden Event"}&m=uniques&${month}`,
  ],
  [
    'revenue is an event',
    event({ events: [special('verified revenue'), special('revenue')] }),
    `/api/2/events/segmentation?e={"event_type":"verified_revenue"}&e2={"event_type":"revenue_amount"}&m=uniques&${month}`,
  ],
  [
    'where applies to every segment and stands first',
    users({
      where: [where(userProperty('platform'), 'is', 'iOS')],
      segments: [[where(country, 'is', 'Japan')], [{ kind: 'cohort', operator: 'is not', id: '5mjbq8w' }]],
    }),
    `/api/2/users?m=active&${month}&s=[{"prop":"platform","op":"is","values":["iOS"]},{"prop":"country","op":"is","values":["Japan"]}]&s=[{"prop":"platform","op":"is","values":["iOS"]},{"prop":"userdata_cohort","op":"is not","values":["5mjbq8w"]}]`,
  ],
  [
    'who did not is a count of zero, and its event may have conditions',
    users({
      where: [
        whoDid(named('Purchase', where(price, 'greater', '5')), { operator: '=', count: 0, withinDays: 7 }),
      ],
    }),
    `/api/2/users?m=active&${month}&s=[{"type":"event","event_type":"Purchase","filters":[{"subprop_type":"event","subprop_key":"price","subprop_op":"greater","subprop_value":["5"]}],"op":"=","value":0,"time_type":"forEachInterval","time_value":7}]`,
  ],
  [
    'a funnel sends its window also where it is the default, and limits its groups',
    funnel({ groupBy: [userProperty('platform')], top: 3 }),
    `/api/2/funnels?e={"event_type":"Search"}&e={"event_type":"Play Song"}&${month}&mode=ordered&cs=2592000&g=platform&limit=3`,
  ],
  [
    'order, new users and conditions of a step',
    funnel({
      steps: [named('Search'), named('Select', where(genre, 'contains', 'rock', 'pop')), named('Search')],
      order: 'sequential',
      population: 'new',
    }),
    `/api/2/funnels?e={"event_type":"Search"}&e={"event_type":"Select","filters":[{"subprop_type":"event","subprop_key":"genre","subprop_op":"contains","subprop_value":["rock","pop"]}]}&e={"event_type":"Search"}&${month}&mode=sequential&n=new&cs=2592000`,
  ],
  [
    'retention of new users coming back to anything active',
    retention(),
    `/api/2/retention?se={"event_type":"_new"}&re={"event_type":"_active"}&${month}`,
  ],
  [
    'unbounded retention is called rolling',
    retention({ method: { kind: 'unbounded' }, groupBy: [country], top: 5 }),
    `/api/2/retention?se={"event_type":"_new"}&re={"event_type":"_active"}&${month}&rm=rolling&g=country`,
  ],
  [
    'brackets are inclusive for people and half-open for Amplitude',
    retention({
      method: {
        kind: 'brackets',
        brackets: [
          [0, 1],
          [2, 7],
          [8, 14],
        ],
      },
    }),
    `/api/2/retention?se={"event_type":"_new"}&re={"event_type":"_active"}&${month}&rm=bracket&rb=[[0,2],[2,8],[8,15]]`,
  ],
  [
    'names with quotes, ampersands and other scripts arrive as they are',
    event({ events: [named('検索 & "Filter" 100%+ 🎉')] }),
    `/api/2/events/segmentation?e={"event_type":"検索 & \\"Filter\\" 100%+ 🎉"}&m=uniques&${month}`,
  ],
]

describe('requests', () => {
  it.each(examples)('`%s` is asked as the language describes it', (text, request) => {
    expect(decoded(addressOf(anAmplitudeProject(), requestOf(queryOf(text))))).toBe(request)
  })

  it.each(clauses)('%s', (_sentence, query, request) => {
    expect(decoded(addressOf(anAmplitudeProject(), requestOf(query)))).toBe(request)
  })

  it('keep the path of a base address that has one', () => {
    const project = anAmplitudeProject({ baseUrl: 'https://proxy.example/amplitude/' })
    expect(addressOf(project, { path: '/api/2/events/list', params: [] })).toBe(
      'https://proxy.example/amplitude/api/2/events/list',
    )
  })
})

function queryOf(text: string): MetricQuery {
  const parsed = parseCommand(text)
  if (parsed instanceof Error || parsed.kind !== 'question') throw new Error(`not a question: ${text}`)
  const { query } = parsed.question
  if (query.kind === 'events' || query.kind === 'user') throw new Error(`not about numbers: ${text}`)
  return query
}

function requestOf(query: MetricQuery): ApiRequest {
  if (query.kind === 'realtime') return realtimeRequest
  if (query.kind === 'chart') return savedChartRequest(query)
  const range = resolveRange(query.range, now, 'UTC')
  switch (query.kind) {
    case 'users':
      return usersRequest(query, range)
    case 'event':
      return eventRequest(query, range)
    case 'formula':
      return formulaRequest(query, range)
    case 'funnel':
      return funnelRequest(query, range)
    case 'retention':
      return retentionRequest(query, range)
    case 'sessions':
      return sessionsRequest(query, range)
    case 'composition':
      return compositionRequest(query, range)
    case 'ltv':
      return ltvRequest(query, range)
  }
}
