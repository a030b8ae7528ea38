import { describe, expect, it } from 'vitest'
import type { Condition, EventRef, FormulaQuery, Property, SessionsQuery } from '../../src/query/query.ts'
import { describeQuestion } from '../../src/result/describe-question.ts'
import { windowName } from '../../src/result/question-details.ts'
import type { MetricResult } from '../../src/result/metric-result.ts'
import {
  aFunnelResult,
  anEventQuery,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  funnelQuery,
  retentionQuery,
  usersQuery,
} from '../support/metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
} from '../support/more-results.ts'

const platform: Property = { of: 'user', name: 'platform' }
const plan: Property = { of: 'user', name: 'gp:plan' }
const price: Property = { of: 'event', name: 'price' }
const inJapan: Condition = {
  kind: 'property',
  property: { of: 'user', name: 'country' },
  operator: 'is',
  values: ['Japan'],
}
const days = 'Oct 25 – Nov 23, 2026'

function anEvent(name: string): EventRef {
  return { kind: 'named', name, conditions: [] }
}

describe('describeQuestion', () => {
  it.each<[string, MetricResult, string, string]>([
    ['daily users', aSeriesResult(), 'Daily active users', days],
    [
      'users per month by two properties',
      aSeriesResult({ query: { ...usersQuery, interval: 'month', groupBy: [platform, plan] } }),
      'Monthly active users by platform and plan',
      days,
    ],
    [
      'new users with a condition and a limit',
      aSeriesResult({ query: { ...usersQuery, measure: 'new', where: [inJapan], top: 5 } }),
      'New users',
      `${days} · daily · top 5 · country is Japan`,
    ],
    [
      'a lone segment, which is a condition like any other',
      aSeriesResult({ query: { ...usersQuery, segments: [[inJapan]] } }),
      'Daily active users',
      `${days} · country is Japan`,
    ],
    [
      'an event by the name that people know',
      aSeriesResult({ query: anEventQuery(), series: [aSeries('Song played', [1])] }),
      'Song played, uniques',
      `${days} · daily`,
    ],
    [
      'a sum by a property',
      aSeriesResult({
        query: { ...anEventQuery({ kind: 'sum', property: price }), groupBy: [platform] },
        splitBy: 'group',
      }),
      'Play Song, sum of price by platform',
      `${days} · daily`,
    ],
    [
      'two events',
      aSeriesResult({
        query: { ...anEventQuery({ kind: 'totals' }), events: [anEvent('A'), anEvent('B')] },
        splitBy: 'event',
        series: [],
      }),
      'A and B, totals',
      `${days} · daily`,
    ],
    [
      'rolling windows',
      aSeriesResult({ query: { ...anEventQuery(), rollingWindow: 7 }, series: [] }),
      'Play Song, uniques',
      `${days} · daily · rolling 7 days`,
    ],
    [
      'a funnel of new users in any order',
      aFunnelResult({
        query: { ...funnelQuery, order: 'unordered', population: 'new', windowSeconds: 604_800 },
        steps: ['Search', 'Play Song'],
      }),
      'Search → Play Song',
      `${days} · within 7 days · in any order · new users`,
    ],
    [
      'a retention of an event with a condition',
      aRetentionResult({
        query: {
          ...retentionQuery,
          startEvent: {
            ...anEvent('Select'),
            conditions: [
              {
                kind: 'property',
                property: { of: 'event', name: 'genre' },
                operator: 'is',
                values: ['rock'],
              },
            ],
          },
        },
        range: { start: '2026-10-25', end: '2026-11-23' },
      }),
      'Select (genre is rock) → any active event',
      `${days} · daily retention`,
    ],
  ])('names %s', (...[, result, title, subtitle]) => {
    expect(describeQuestion(result)).toEqual({ title, subtitle })
  })
})

describe('describeQuestion of the further kinds', () => {
  const formula: FormulaQuery = {
    ...usersQuery,
    kind: 'formula',
    formula: '%: UNIQUES(B)/TOTALS( a ) + ROLLAVG(TOTALS, A2, 7)',
    events: [anEvent('Play Song'), anEvent('Purchase')],
    rollingAverage: 7,
  }
  const sessions = (measure: SessionsQuery['measure']): SessionsQuery => ({
    ...usersQuery,
    kind: 'sessions',
    measure,
    groupBy: [platform],
  })

  it.each<[string, MetricResult, string, string]>([
    [
      'a formula, its letters as the events they stand for',
      aSeriesResult({ query: formula }),
      'UNIQUES(Purchase) / TOTALS(Play Song) + ROLLAVG(TOTALS, Play Song in segment 2, 7)',
      `${days} · daily · smoothed over 7 days`,
    ],
    [
      'a formula of a property, which splits nothing',
      aSeriesResult({
        query: {
          ...formula,
          formula: 'PROPSUM(A)',
          groupBy: [{ of: 'event', name: 'price' }, platform],
        },
      }),
      'PROPSUM(Play Song) of price by platform',
      `${days} · daily · smoothed over 7 days`,
    ],
    [
      'average sessions',
      aSeriesResult({ query: sessions('average') }),
      'Average session length by platform',
      `${days} · daily`,
    ],
    [
      'sessions per user',
      aSeriesResult({ query: sessions('perUser') }),
      'Sessions per user by platform',
      `${days} · daily`,
    ],
    [
      'session lengths, which have no interval',
      aSessionLengthResult({ query: { ...sessions('length'), where: [inJapan] } }),
      'Session length by platform',
      `${days} · country is Japan`,
    ],
    [
      'a composition of a property of the project',
      aCompositionResult({ query: { ...aCompositionResult().query, property: plan, top: 3 } }),
      'Users by plan',
      `${days} · top 3`,
    ],
    [
      'a lifetime value',
      anLtvResult({ query: { ...anLtvResult().query, measure: 'arppu', groupBy: [platform] } }),
      'Lifetime value, revenue per paying user by platform',
      'Aug 31 – Nov 23, 2026 · weekly cohorts',
    ],
    ['the present', aRealtimeResult(), 'Active users right now', 'the last 24 hours by 5 minutes'],
    [
      'a saved chart over time',
      aSavedChartResult(),
      'Listening by platform',
      'Nov 10 – 23, 2026 · saved chart abc123de',
    ],
    [
      'a saved chart without a name or a time axis',
      { ...aSavedChartResult({ shape: 'table', header: [], rows: [] }), title: '' },
      'Saved chart abc123de',
      'saved chart abc123de',
    ],
  ])('heads %s', (...[, result, title, subtitle]) => {
    expect(describeQuestion(result)).toEqual({ title, subtitle })
  })
})

describe('windowName', () => {
  it.each([
    [2_592_000, '30 days'],
    [86_400, '1 day'],
    [129_600, '36 hours'],
    [1_800, '30 minutes'],
    [90, '90 seconds'],
  ])('calls %d seconds %s', (seconds, name) => {
    expect(windowName(seconds)).toBe(name)
  })
})
