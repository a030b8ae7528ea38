import { describe, expect, it } from 'vitest'
import { contextLine } from '../../src/report/context-line.ts'
import type { MetricResult } from '../../src/result/metric-result.ts'
import {
  aFunnelResult,
  aRetentionResult,
  aSeriesResult,
  bucketsOf,
  funnelQuery,
} from '../support/metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
} from '../support/more-results.ts'

const now = new Date('2026-11-23T14:41:00Z')
const wholeWeek = { start: '2026-11-15', end: '2026-11-21' }

describe('contextLine', () => {
  it('names project, days, zone, when the numbers are from, and the day that is not over', () => {
    expect(contextLine(aSeriesResult(), now)).toEqual([
      'Acme',
      'Oct 25 – Nov 23, 2026 (UTC)',
      'as of 14:40',
      'Mon, Nov 23 is incomplete, left out of averages and changes',
    ])
  })

  it('tells times in the zone of the project, with the day where it is another', () => {
    const project = { name: 'Acme EU', timeZone: 'Asia/Tokyo' }
    const result = aSeriesResult({ project, buckets: bucketsOf(3, 'day', true), range: wholeWeek })
    expect(contextLine(result, now).slice(1)).toEqual(['Nov 15 – 21, 2026 (Asia/Tokyo)', 'as of 23:40'])
    expect(contextLine(result, new Date('2026-11-23T15:30:00Z')).at(-1)).toBe('as of Nov 23, 23:40')
  })

  it('says when the numbers come from a cache', () => {
    const caveats = [{ kind: 'cached' as const, ageMs: 15_600_000 }]
    expect(contextLine(aSeriesResult({ caveats }), now)).toContain("as of 14:40, from Amplitude's cache")
  })

  it('names the days of a comparison and every caveat', () => {
    const caveats = [
      { kind: 'sampled' as const, rate: 0.1 },
      { kind: 'groupLimit' as const, limit: 100 },
    ]
    const comparison = { label: 'last week', range: wholeWeek, buckets: [], series: [] }
    const line = contextLine(aSeriesResult({ caveats, comparison }), now)
    expect(line).toContain('compared with Nov 15 – 21, 2026')
    expect(line.slice(-2)).toEqual(['estimated from a 10% sample of users', 'only the 100 largest groups'])
  })

  it('names the weeks that the range cuts', () => {
    const buckets = bucketsOf(3, 'week').map(({ label }, index) => ({ label, isComplete: index === 1 }))
    expect(contextLine(aSeriesResult({ interval: 'week', buckets }), now).at(-1)).toBe(
      'The week of Nov 9 and the week of Nov 23 are incomplete, left out of averages and changes',
    )
  })

  it.each([
    ['a week is left', 7, 'people who entered since Nov 16 can still convert'],
    ['the window is longer than the range', 60, "nobody's 60 days to convert are over yet"],
  ])('says who can still convert when %s', (...[, days, note]) => {
    const result = aFunnelResult({ query: { ...funnelQuery, windowSeconds: days * 86_400 } })
    expect(contextLine(result, now).at(-1)).toBe(note)
  })

  it('says nothing of the window when it is over for everybody', () => {
    const query = { ...funnelQuery, windowSeconds: 3600 }
    const result = aFunnelResult({ query, range: { start: '2026-11-01', end: '2026-11-10' } })
    expect(contextLine(result, now)).toHaveLength(3)
  })

  it('says that intervals which are not over do not count', () => {
    expect(contextLine(aRetentionResult(), now).at(-1)).toBe(
      'intervals that are not over are left out of averages',
    )
  })

  it.each<[string, MetricResult, string[]]>([
    [
      'session lengths',
      aSessionLengthResult(),
      [
        'Oct 25 – Nov 23, 2026 (UTC)',
        'as of 14:40',
        'Mon, Nov 23 is incomplete, its sessions so far are counted',
      ],
    ],
    [
      'session lengths of days that are over',
      aSessionLengthResult({ range: wholeWeek }),
      ['Nov 15 – 21, 2026 (UTC)', 'as of 14:40'],
    ],
    [
      'a composition',
      aCompositionResult({ range: wholeWeek }),
      ['Nov 15 – 21, 2026 (UTC)', 'as of 14:40', 'a person counts in each of their values'],
    ],
    [
      'a lifetime value',
      anLtvResult(),
      [
        'Aug 31 – Nov 23, 2026 (UTC)',
        'as of 14:40',
        'ages that not all of a cohort have reached are left out',
      ],
    ],
    [
      'the present',
      aRealtimeResult(),
      ['times in UTC', 'as of 14:40', '14:40 is still filling and left out'],
    ],
    [
      'a saved chart over time',
      aSavedChartResult(),
      [
        'Nov 10 – 23, 2026 (UTC)',
        'as of 14:40',
        'Mon, Nov 23 is incomplete, left out of averages and changes',
      ],
    ],
    [
      'a saved table',
      aSavedChartResult({ shape: 'table', header: [], rows: [] }),
      ['times in UTC', 'as of 14:40'],
    ],
  ])('says what there is to know of %s', (...[, result, parts]) => {
    expect(contextLine(result, now).slice(1)).toEqual(parts)
  })
})
