import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { startProduct, type Params } from '../../../support/ask-simulator.ts'
import {
  askSegmentation,
  days,
  inNovember,
  named,
  onDay,
  people,
  playSong,
} from '../../../support/november.ts'
import { type RawEvent } from '../../../support/simulated-product.ts'

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

const segmentation = (params: Params) => askSegmentation(simulator, params)

const ratio = (value: number, by: number) => (by === 0 ? 0 : value / by)
const sumOf = (list: readonly RawEvent[], property: string) =>
  list.reduce((sum, { event }) => sum + Number(event[property] ?? 0), 0)
const purchase = { event_type: 'Purchase', group_by: [{ type: 'event', value: 'price' }] }

interface Expectation {
  values: (list: readonly RawEvent[], all: readonly RawEvent[]) => number
  params: Params
  of: (event: RawEvent) => boolean
}

describe('one line, counted again from the raw events', () => {
  const cases: [string, Expectation][] = [
    ['uniques are distinct people', { params: { e: playSong }, of: named('Play Song'), values: people }],
    [
      'totals are events',
      { params: { e: playSong, m: 'totals' }, of: named('Play Song'), values: (list) => list.length },
    ],
    [
      'average is events per person',
      {
        params: { e: playSong, m: 'average' },
        of: named('Play Song'),
        values: (list) => ratio(list.length, people(list)),
      },
    ],
    [
      '%DAU is the share of active people, in percent',
      {
        params: { e: playSong, m: 'pct_dau' },
        of: named('Play Song'),
        values: (list, all) => 100 * ratio(people(list), people(all.filter(({ isActive }) => isActive))),
      },
    ],
    [
      'sums add up the property',
      { params: { e: purchase, m: 'sums' }, of: named('Purchase'), values: (list) => sumOf(list, 'price') },
    ],
    [
      'value_avg is the mean of the property',
      {
        params: { e: purchase, m: 'value_avg' },
        of: named('Purchase'),
        values: (list) => ratio(sumOf(list, 'price'), list.length),
      },
    ],
    [
      'a formula divides one event by the other',
      {
        params: {
          e: playSong,
          e2: { event_type: '_active' },
          m: 'formula',
          formula: 'UNIQUES(A)/UNIQUES(B)',
        },
        of: named('Play Song'),
        values: (list, all) => ratio(people(list), people(all.filter(({ isActive }) => isActive))),
      },
    ],
    [
      'a formula may sum revenue per active person',
      {
        params: { e: purchase, m: 'formula', formula: '100 * ARPAU(A) - 1' },
        of: named('Purchase'),
        values: (list, all) =>
          100 * ratio(sumOf(list, 'price'), people(all.filter(({ isActive }) => isActive))) - 1,
      },
    ],
    [
      'the active event leaves inactive ones out',
      {
        params: { e: { event_type: '_active' }, m: 'totals' },
        of: ({ isActive }) => isActive,
        values: (list) => list.length,
      },
    ],
    [
      'the event of all has inactive ones',
      { params: { e: { event_type: '_all' }, m: 'totals' }, of: () => true, values: (list) => list.length },
    ],
    [
      'a custom event stands for another one under a condition',
      {
        params: { e: { event_type: 'ce:Power Listener' }, m: 'totals' },
        of: ({ name, event }) => name === 'Play Song or Video' && Number(event['duration_seconds']) >= 240,
        values: (list) => list.length,
      },
    ],
    [
      'verified revenue was paid in an app store',
      {
        params: { e: { event_type: 'verified_revenue' }, m: 'totals' },
        of: ({ name, user }) => name === 'Purchase' && user['platform'] !== 'Web',
        values: (list) => list.length,
      },
    ],
    [
      'filters on event and user properties hold together',
      {
        params: {
          e: {
            event_type: 'Play Song',
            filters: [
              {
                subprop_type: 'event',
                subprop_key: 'genre',
                subprop_op: 'is',
                subprop_value: ['Jazz', 'Rock'],
              },
              { subprop_type: 'user', subprop_key: 'platform', subprop_op: 'is not', subprop_value: ['Web'] },
              {
                subprop_type: 'event',
                subprop_key: 'duration_seconds',
                subprop_op: 'greater',
                subprop_value: ['200'],
              },
            ],
          },
          m: 'totals',
        },
        of: ({ name, user, event }) =>
          name === 'Play Song' &&
          (event['genre'] === 'Jazz' || event['genre'] === 'Rock') &&
          user['platform'] !== 'Web' &&
          Number(event['duration_seconds']) > 200,
        values: (list) => list.length,
      },
    ],
    [
      'a segment narrows the people, (none) included',
      {
        params: { e: playSong, s: [[{ prop: 'gp:favorite_genre', op: 'is', values: ['(none)'] }]] },
        of: ({ name, user }) => name === 'Play Song' && user['gp:favorite_genre'] === '(none)',
        values: people,
      },
    ],
  ]

  it.each(cases)('%s', async (_, { params, of, values }) => {
    const { series, seriesCollapsed, seriesLabels, xValues } = await segmentation(params)
    const all = (wanted: string) => onDay(inNovember, wanted)
    expect(xValues).toEqual(days)
    expect(seriesLabels).toEqual([0])
    expect(series).toHaveLength(1)
    for (const [index, wanted] of days.entries()) {
      expect(series[0]![index], wanted).toBeCloseTo(values(all(wanted).filter(of), all(wanted)), 5)
    }
    expect(seriesCollapsed[0]![0]!.value).toBeCloseTo(values(inNovember.filter(of), inNovember), 5)
  })
})
