import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/amplitude/http.ts'
import type {
  EventQuery,
  FunnelQuery,
  MetricQuery,
  RetentionQuery,
  UsersQuery,
} from '../../src/query/query.ts'
import { anAmplitudeProject } from '../support/loopback-amplitude.ts'
import { anEventQuery, funnelQuery, retentionQuery, usersQuery } from '../support/metric-results.ts'
import {
  aCompositionQuery,
  aFormulaQuery,
  anLtvQuery,
  aSessionsQuery,
  realtimeQuery,
  savedChartQuery,
} from '../support/queries-by-kind.ts'
import { requestsFor } from '../support/requests.ts'
import { eventProperty, last, named, special, userProperty, where, whoDid } from '../support/queries.ts'

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

const byPlatform = ['iOS', 'Android'].map((platform) => [where(userProperty('platform'), 'is', platform)])
const inSegments =
  's=[{"prop":"platform","op":"is","values":["iOS"]}]&s=[{"prop":"platform","op":"is","values":["Android"]}]'

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
    'a formula stands beside its metric, and both events take the event properties of where and by',
    aFormulaQuery({ groupBy: [genre], where: [where(price, 'greater', '5')] }),
    '/api/2/events/segmentation?e={"event_type":"Purchase","filters":[{"subprop_type":"event","subprop_key":"price","subprop_op":"greater","subprop_value":["5"]}],"group_by":[{"type":"event","value":"genre"}]}' +
      '&e2={"event_type":"Play Song","filters":[{"subprop_type":"event","subprop_key":"price","subprop_op":"greater","subprop_value":["5"]}],"group_by":[{"type":"event","value":"genre"}]}' +
      `&m=formula&formula=UNIQUES(A)/UNIQUES(B)&${month}`,
  ],
  [
    'a formula has rolling windows, groups and a limit',
    aFormulaQuery({
      events: [named('Purchase')],
      formula: 'ROLLAVG(UNIQUES,A,7); TOTALS(A) + 100%',
      rollingAverage: 7,
      groupBy: [country, userProperty('gp:plan')],
      top: 5,
    }),
    `/api/2/events/segmentation?e={"event_type":"Purchase"}&m=formula&formula=ROLLAVG(UNIQUES,A,7); TOTALS(A) + 100%&${month}&rollingAverage=7&g=country&g2=gp:plan&limit=5`,
  ],
  [
    'session lengths are asked for in the default bins and by no interval',
    aSessionsQuery({ measure: 'length' }),
    '/api/2/sessions/length?start=20261025&end=20261123',
  ],
  [
    'average session lengths take segments',
    aSessionsQuery({ segments: byPlatform }),
    `/api/2/sessions/average?start=20261025&end=20261123&${inSegments}`,
  ],
  [
    'sessions per user take a property and conditions',
    aSessionsQuery({ measure: 'perUser', groupBy: [country], where: [where(country, 'is not', '(none)')] }),
    '/api/2/sessions/peruser?start=20261025&end=20261123&s=[{"prop":"country","op":"is not","values":["(none)"]}]&g=country',
  ],
  [
    'a composition is of one property',
    aCompositionQuery({ property: userProperty('gp:plan'), top: 5 }),
    '/api/2/composition?p=gp:plan&start=20261025&end=20261123',
  ],
  [
    'lifetime value has its measure as a number',
    anLtvQuery({ measure: 'payers', segments: byPlatform }),
    `/api/2/revenue/ltv?m=3&start=20260907&end=20261123&i=7&${inSegments}`,
  ],
  [
    'lifetime value by a property',
    anLtvQuery({ groupBy: [country], top: 5 }),
    '/api/2/revenue/ltv?m=0&start=20260907&end=20261123&i=7&g=country',
  ],
  ['realtime has no choice of anything', realtimeQuery, '/api/2/realtime'],
  ['a saved chart brings its own range', savedChartQuery, '/api/3/chart/abc123x/csv'],
  [
    'names with quotes, ampersands and other scripts arrive as they are',
    event({ events: [named('検索 & "Filter" 100%+ 🎉')] }),
    `/api/2/events/segmentation?e={"event_type":"検索 & \\"Filter\\" 100%+ 🎉"}&m=uniques&${month}`,
  ],
]

describe('requests', () => {
  it.each(clauses)('%s', (_sentence, query, request) => {
    expect(requestsFor(query)).toEqual([request])
  })

  it('keep the path of a base address that has one', () => {
    const project = anAmplitudeProject({ baseUrl: 'https://proxy.example/amplitude/' })
    expect(addressOf(project, { path: '/api/2/events/list', params: [] })).toBe(
      'https://proxy.example/amplitude/api/2/events/list',
    )
  })
})
