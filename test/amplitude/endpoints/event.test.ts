import { describe, expect, it } from 'vitest'
import { answerEvent } from '../../../src/amplitude/endpoints/event.ts'
import type { EventQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { anEventQuery } from '../../support/metric-results.ts'
import { eventProperty, named, special, userProperty, where } from '../../support/queries.ts'

const week = { kind: 'between', from: '2026-11-02', to: '2026-11-08' } as const
const threeDays = { kind: 'between', from: '2026-11-02', to: '2026-11-04' } as const

function event(overrides: Partial<EventQuery> = {}): EventQuery {
  return { ...anEventQuery(), range: week, ...overrides }
}

async function answerFrom(bodies: unknown[], query: EventQuery) {
  const { ask, asked } = answersOf(bodies)
  return { result: await answerEvent(aQuestion(query), ask), asked }
}

const summaryOf = (result: Awaited<ReturnType<typeof answerEvent>>) =>
  result.series.map(({ label, values, wholeRange }) => [label, values[0], wholeRange])

describe('answerEvent', () => {
  it('reads uniques with the distinct users of the whole range', async () => {
    const { result } = await answerFrom([amplitudeFixture('segmentation-uniques-daily')], event())
    expect(result).toMatchObject({ kind: 'series', unit: 'users', splitBy: 'none', caveats: [] })
    expect(summaryOf(result)).toEqual([['Play Song', 1210, 5120]])
    expect(result.buckets.every(({ isComplete }) => isComplete)).toBe(true)
  })

  it('reads a whole-range figure without a set', async () => {
    const { result } = await answerFrom(
      [amplitudeFixture('segmentation-formula-ratio')],
      event({ metric: { kind: 'average' } }),
    )
    expect(result.unit).toBe('number')
    expect(summaryOf(result)).toEqual([['Play Song', 0.528926, 0.567187]])
  })

  it('names two events, with the conditions of their own', async () => {
    const rock = named('Search', where(eventProperty('genre'), 'is', 'rock', 'pop'))
    const { ask } = answersOf([amplitudeFixture('segmentation-two-events')])
    const question = aQuestion(event({ events: [named('app_error'), rock] }), {
      displayNames: { app_error: 'App Error' },
    })
    const result = await answerEvent(question, ask)
    expect(result.splitBy).toBe('event')
    expect(summaryOf(result)).toEqual([
      ['App Error', 1210, 5120],
      ['Search (genre is rock or pop)', 640, 2904],
    ])
  })

  it('reads groups of an event property, (none) among them', async () => {
    const query = event({ groupBy: [eventProperty('payment')] })
    const { result } = await answerFrom([amplitudeFixture('segmentation-groupby-event-property')], query)
    expect(result.splitBy).toBe('group')
    expect(summaryOf(result)).toEqual([
      ['card', 812, 3390],
      ['paypal', 301, 1288],
      ['(none)', 44, 201],
    ])
  })

  it('reads groups of a user property', async () => {
    const query = event({ groupBy: [userProperty('country')] })
    const { result } = await answerFrom([amplitudeFixture('segmentation-groupby-segment-property')], query)
    expect(summaryOf(result)).toEqual([
      ['United States', 702, 2890],
      ['Germany', 355, 1502],
    ])
  })

  it('puts two group-bys into one label', async () => {
    const query = event({ groupBy: [eventProperty('payment'), userProperty('platform')], range: threeDays })
    const { result } = await answerFrom([amplitudeFixture('segmentation-two-groupbys')], query)
    expect(summaryOf(result).map(([label]) => label)).toEqual([
      'card · iOS',
      'card · Android',
      'paypal · iOS',
      '(none) · (none)',
    ])
  })

  it('reads segments', async () => {
    const japan = [where(userProperty('country'), 'is', 'Japan')]
    const ios = [where(userProperty('platform'), 'is', 'iOS')]
    const query = event({ segments: [japan, ios], range: threeDays })
    const { result } = await answerFrom([amplitudeFixture('segmentation-multi-segments')], query)
    expect(result.splitBy).toBe('segment')
    expect(summaryOf(result)).toEqual([
      ['country is Japan', 702, 1650],
      ['platform is iOS', 508, 1201],
    ])
  })

  it('leaves the hours to come out, and marks the one under way', async () => {
    const query = event({
      range: { kind: 'between', from: '2026-11-14', to: '2026-11-14' },
      interval: 'hour',
    })
    const { result } = await answerFrom([amplitudeFixture('segmentation-hourly')], query)
    expect(result.buckets).toHaveLength(16)
    expect(result.buckets.at(-1)).toEqual({ label: '2026-11-14T15:00:00', isComplete: false })
    expect(result.series[0]?.values.at(-1)).toBe(249)
  })

  it('turns the percentages of %dau into ratios', async () => {
    const body = {
      data: {
        xValues: ['2026-11-02'],
        series: [[23.5]],
        seriesLabels: [0],
        seriesCollapsed: [[{ value: 40 }]],
      },
    }
    const query = event({ metric: { kind: 'dauShare' } })
    const { result } = await answerFrom([body], query)
    expect(result.unit).toBe('ratio')
    expect(summaryOf(result)).toEqual([['Play Song', 0.235, 0.4]])
  })

  it('takes a sum for one line, and the bins of a histogram for groups', async () => {
    const price = eventProperty('price')
    const sums = { data: { xValues: ['2026-11-02'], series: [[99.5]], seriesLabels: [[0, 'price']] } }
    const { result: sum } = await answerFrom([sums], event({ metric: { kind: 'sum', property: price } }))
    expect(sum).toMatchObject({ splitBy: 'none', unit: 'number' })
    expect(summaryOf(sum)).toEqual([['Play Song', 99.5, undefined]])
    const bins = {
      data: {
        xValues: ['2026-11-02'],
        series: [[3], [4]],
        seriesLabels: [
          [0, '0-10'],
          [0, '10-20'],
        ],
      },
    }
    const { result: histogram } = await answerFrom(
      [bins],
      event({ metric: { kind: 'histogram', property: price } }),
    )
    expect(histogram).toMatchObject({ splitBy: 'group', unit: 'events' })
    expect(summaryOf(histogram).map(([label]) => label)).toEqual(['0-10', '10-20'])
  })

  it.each([
    ['no series', []],
    ['an empty series', [[]]],
    ['fewer values than buckets', [[null]]],
  ])('has one line for each event, without values, for %s', async (_sentence, series) => {
    const body = { data: { xValues: ['2026-11-02', '2026-11-03'], series, seriesLabels: [] } }
    const { result } = await answerFrom([body], event({ events: [named('Search'), special('any')] }))
    expect(result.series.map(({ label, values }) => [label, values])).toEqual([
      ['Search', [null, null]],
      ['any event', [null, null]],
    ])
  })

  it('says that groups are missing where the limit was reached, two events counted once', async () => {
    const labels = [
      [0, 'rock'],
      [0, 'pop'],
      [1, 'rock'],
      [1, 'pop'],
    ]
    const body = { data: { xValues: ['2026-11-02'], series: labels.map(() => [1]), seriesLabels: labels } }
    const query = event({ events: [named('Search'), named('Play')], groupBy: [eventProperty('genre')] })
    const { result, asked } = await answerFrom([body], { ...query, top: 2 })
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
    expect(result.series.map(({ label }) => label)).toEqual([
      'Search · rock',
      'Search · pop',
      'Play · rock',
      'Play · pop',
    ])
    expect(asked[0]).toMatch(/&limit=2$/)
    const { result: more } = await answerFrom([body], { ...query, top: 3 })
    expect(more.caveats).toEqual([])
  })

  it('asks a comparison for more groups than it shows, so that none of them is missing', async () => {
    const groups = (names: string[]) => ({
      data: {
        xValues: ['2026-11-02'],
        series: names.map((_, index) => [9 - index]),
        seriesLabels: names,
        prunedResult: true,
      },
      prunedResult: true,
    })
    const query = event({ groupBy: [userProperty('country')], top: 2, comparison: 'last week' })
    const { result, asked } = await answerFrom([groups(['A', 'B']), groups(['C', 'D', 'B', 'A'])], query)
    expect(asked.map((request) => request.includes('limit=2'))).toEqual([true, false])
    expect(result.comparison?.series.map(({ label, values }) => [label, values[0]])).toEqual([
      ['A', 6],
      ['B', 7],
    ])
    expect(result.caveats.map(({ kind }) => kind)).toEqual(['pruned', 'groupLimit'])
  })

  it('aligns a comparison with the buckets that are shown', async () => {
    const body = { data: { xValues: ['2026-11-13', '2026-11-14', '2026-11-15'], series: [[1, 2, 0]] } }
    const before = { data: { xValues: ['2026-11-06', '2026-11-07', '2026-11-08'], series: [[5, 6, 7]] } }
    const query = event({
      range: { kind: 'between', from: '2026-11-13', to: '2026-11-15' },
      comparison: 'last week',
    })
    const { result } = await answerFrom([body, before], query)
    expect(result.buckets).toHaveLength(2)
    expect(result.comparison?.buckets).toEqual([
      { label: '2026-11-06', isComplete: true },
      { label: '2026-11-07', isComplete: true },
    ])
    expect(result.comparison?.series[0]?.values).toEqual([5, 6])
  })

  it('knows that a cached answer was computed before the last day was over', async () => {
    const data = { xValues: ['2026-11-12', '2026-11-13', '2026-11-14'], series: [[9, 4, 0]] }
    const hours = 60 * 60 * 1000
    const query = event({ range: { kind: 'between', from: '2026-11-12', to: '2026-11-14' } })
    // It is 15:40 on November 14; 20 hours ago November 13 was still under way.
    const { result } = await answerFrom([{ data, wasCached: true, millisSinceComputed: 20 * hours }], query)
    expect(result.buckets).toEqual([
      { label: '2026-11-12', isComplete: true },
      { label: '2026-11-13', isComplete: false },
    ])
    expect(result.caveats).toEqual([{ kind: 'cached', ageMs: 20 * hours }])
  })
})
