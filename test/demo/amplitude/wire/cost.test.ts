import { describe, expect, it } from 'vitest'
import { findEndpoint } from '../../../../src/demo/amplitude/endpoints/routes.ts'
import type { DayCounting } from '../../../../src/demo/amplitude/wire/cost.ts'

const genre = { type: 'event', value: 'genre' }
const event = (group_by: unknown[] = []) => JSON.stringify({ event_type: 'Play', group_by })
const condition = JSON.stringify([{ prop: 'country', op: 'is', values: ['Japan'] }])

function costOf(path: string, query: [string, string][], dayCounting: DayCounting = 'inclusive'): number {
  const route = findEndpoint(`/api/${path}`)!
  return route.endpoint.prepare(new URLSearchParams(query), {
    dayCounting,
    id: route.id,
    today: '2026-11-23',
  }).cost
}

/** `count` days from the first of March on. */
function days(count: number): [string, string][] {
  const end = new Date(Date.UTC(2026, 2, count)).toISOString().slice(0, 10).replaceAll('-', '')
  return [
    ['start', '20260301'],
    ['end', end],
  ]
}

describe('the cost of a query: days x conditions x kind', () => {
  it.each<[string, string, [string, string][], number]>([
    ['users, 30 days', '2/users', days(30), 30],
    ['users, 30 days, by country', '2/users', [...days(30), ['g', 'country']], 150],
    ['session lengths, 7 days', '2/sessions/length', days(7), 28],
    ['average session, 30 days', '2/sessions/average', days(30), 120],
    ['sessions per user, 90 days', '2/sessions/peruser', days(90), 360],
    ['composition, 30 days', '2/composition', [...days(30), ['p', 'country']], 30],
    ['the events list', '2/events/list', [], 1],
    ['one event, 7 days', '2/events/segmentation', [...days(7), ['e', event()]], 7],
    [
      'two events, 30 days, two segments of one condition each',
      '2/events/segmentation',
      [...days(30), ['e', event()], ['e2', event()], ['s', condition], ['s', condition]],
      240,
    ],
    [
      'one event by its own property, 30 days',
      '2/events/segmentation',
      [...days(30), ['e', event([genre])]],
      150,
    ],
    [
      'the same by two user properties besides',
      '2/events/segmentation',
      [...days(30), ['e', event([genre])], ['g', 'country'], ['g2', 'platform']],
      1350,
    ],
    ['a funnel of two steps, 7 days', '2/funnels', [...days(7), ['e', event()], ['e', event()]], 28],
    [
      'a funnel of three steps, 30 days, one segment of one condition, by country',
      '2/funnels',
      [...days(30), ['e', event()], ['e', event()], ['e', event()], ['s', condition], ['g', 'country']],
      30 * (1 + 1 + 4) * 6,
    ],
    ['retention, 30 days', '2/retention', [...days(30), ['se', event()], ['re', event()]], 240],
    [
      'retention, 90 days, by country',
      '2/retention',
      [...days(90), ['se', event()], ['re', event()], ['g', 'country']],
      3600,
    ],
    ['lifetime value, 30 days', '2/revenue/ltv', days(30), 30],
    ['realtime', '2/realtime', [], 2],
    ['a saved chart of 30 days by platform', '3/chart/p1ay5ngs/csv', [], 150],
    ['a saved comparison of 7 days', '3/chart/w33kly7d/csv', [], 14],
    ['a look-up of people', '2/usersearch', [['user', 'ana']], 1],
  ])('%s', (...[, path, query, cost]) => {
    expect(costOf(path, query)).toBe(cost)
  })

  it('may count days from the first to the last, as one recorded refusal did', () => {
    expect(costOf('2/events/segmentation', [...days(84), ['e', event([genre])]], 'exclusive')).toBe(415)
  })
})
