import { describe, expect, it } from 'vitest'
import { answerRetention } from '../../../src/amplitude/endpoints/retention.ts'
import type { RetentionQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion, sampleNow } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { retentionQuery } from '../../support/metric-results.ts'
import { userProperty, where } from '../../support/queries.ts'

function retention(overrides: Partial<RetentionQuery> = {}): RetentionQuery {
  return { ...retentionQuery, range: { kind: 'between', from: '2026-11-09', to: '2026-11-11' }, ...overrides }
}

async function answerFrom(bodies: unknown[], query: RetentionQuery, now = sampleNow) {
  const { ask, asked } = answersOf(bodies, now)
  return { result: await answerRetention(aQuestion(query, { now }), ask), asked }
}

/** A cohort of `size` of which `counts` came back; the cell in front is the cohort itself. */
const cells = (size: number, ...counts: number[]) =>
  [size, ...counts].map((count) => ({ count, outof: size, incomplete: false }))

const oneCohort = (size: number) => ({
  dates: ['Nov 11'],
  values: { 'Nov 11': cells(size, size) },
  combined: [],
})

describe('answerRetention', () => {
  it('puts cohorts in order, oldest first, and does not take the cohort for day 0', async () => {
    const { result } = await answerFrom([amplitudeFixture('retention-nday-daily')], retention())
    expect(result).toMatchObject({ kind: 'retention', splitBy: 'none', caveats: [] })
    expect(result.columns).toEqual(['Day 0', 'Day 1', 'Day 2', 'Day 3'])
    const [group] = result.groups
    expect(group?.label).toBe('')
    expect(group?.cohorts.map(({ start, size }) => [start, size])).toEqual([
      ['2026-11-09', 500],
      ['2026-11-10', 480],
      ['2026-11-11', 520],
    ])
    expect(group?.cohorts[2]?.cells).toEqual([
      { count: 520, outOf: 520, isComplete: true },
      { count: 222, outOf: 520, isComplete: true },
      { count: 70, outOf: 520, isComplete: false },
    ])
  })

  it('names brackets by their days', async () => {
    const brackets: [number, number][] = [
      [0, 0],
      [1, 3],
      [4, 7],
    ]
    const query = retention({
      method: { kind: 'brackets', brackets },
      range: { kind: 'between', from: '2026-11-02', to: '2026-11-03' },
    })
    const { result } = await answerFrom([amplitudeFixture('retention-bracket')], query)
    expect(result.columns).toEqual(['Day 0', 'Day 1–3', 'Day 4–7'])
    expect(result.groups[0]?.cohorts[1]?.cells[2]).toEqual({ count: 88, outOf: 310, isComplete: false })
  })

  it('leaves out cohorts and intervals that have not begun', async () => {
    const body = {
      data: {
        series: [
          {
            dates: ['Nov 16', 'Nov 09', 'Nov 02'],
            values: { 'Nov 16': cells(0, 0), 'Nov 09': cells(5, 5, 0), 'Nov 02': cells(6, 6, 3, 0) },
          },
        ],
      },
    }
    const query = retention({
      interval: 'week',
      range: { kind: 'between', from: '2026-11-02', to: '2026-11-22' },
    })
    const { result } = await answerFrom([body], query)
    expect(result.columns).toEqual(['Week 0', 'Week 1'])
    expect(result.groups[0]?.cohorts.map(({ start, cells: shown }) => [start, shown.length])).toEqual([
      ['2026-11-02', 2],
      ['2026-11-09', 1],
    ])
  })

  it('reads groups, largest first, and cuts them here', async () => {
    const data = { series: [3, 9, 5].map(oneCohort), seriesLabels: ['A', 'B', '(none)'] }
    const { result, asked } = await answerFrom(
      [{ data }],
      retention({ groupBy: [userProperty('os')], top: 2 }),
    )
    expect(result.splitBy).toBe('group')
    expect(result.groups.map(({ label }) => label)).toEqual(['B', '(none)'])
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
    expect(asked[0]).not.toContain('limit')
  })

  it('reads segments in the order in which they were asked for', async () => {
    const segments = ['Japan', 'Germany'].map((country) => [where(userProperty('country'), 'is', country)])
    const data = { series: [3, 9].map(oneCohort), seriesLabels: [0, 1] }
    const { result } = await answerFrom([{ data }], retention({ segments }))
    expect(result.groups.map(({ label, cohorts }) => [label, cohorts[0]?.size])).toEqual([
      ['country is Japan', 3],
      ['country is Germany', 9],
    ])
  })

  it('has no cohorts where none came back', async () => {
    const { result } = await answerFrom([{ data: { series: [] } }], retention())
    expect(result).toMatchObject({ columns: [], groups: [{ label: '', cohorts: [] }] })
  })

  it('takes dates that it cannot read by their position', async () => {
    const body = {
      data: {
        series: [{ dates: ['newest', 'oldest'], values: { newest: cells(2, 2), oldest: cells(1, 1) } }],
      },
    }
    const query = retention({ range: { kind: 'between', from: '2026-11-10', to: '2026-11-11' } })
    const { result } = await answerFrom([body], query)
    expect(result.groups[0]?.cohorts.map(({ start, size }) => [start, size])).toEqual([
      ['2026-11-10', 1],
      ['2026-11-11', 2],
    ])
  })

  it('asks for more than a year of months year by year, since their dates would collide', async () => {
    const now = new Date('2026-11-23T14:40:00Z')
    const year = (groups: Record<string, number>) => ({
      data: {
        series: Object.values(groups).map((size) => ({
          dates: ['Nov 01', 'Oct 01'],
          values: { 'Nov 01': cells(size, 1), 'Oct 01': cells(size + 1, 1) },
        })),
        seriesLabels: Object.keys(groups),
      },
    })
    const query = retention({
      interval: 'month',
      range: { kind: 'last', count: 26, unit: 'month' },
      groupBy: [userProperty('os')],
    })
    const { result, asked } = await answerFrom(
      [year({ A: 30, B: 20 }), year({ B: 40, A: 10 }), year({})],
      query,
      now,
    )
    expect(asked.map((request) => /start=\d+&end=\d+/.exec(request)?.[0])).toEqual([
      'start=20251201&end=20261123',
      'start=20241201&end=20251130',
      'start=20241001&end=20241130',
    ])
    expect(result.range).toEqual({ start: '2024-10-01', end: '2026-11-23' })
    expect(
      result.groups.map(({ label, cohorts }) => [
        label,
        cohorts.map(({ start, size }) => `${start} ${size}`),
      ]),
    ).toEqual([
      ['B', ['2025-10-01 41', '2025-11-01 40', '2026-10-01 21', '2026-11-01 20']],
      ['A', ['2025-10-01 11', '2025-11-01 10', '2026-10-01 31', '2026-11-01 30']],
    ])
    expect(result.columns).toEqual(['Month 0'])
  })

  it('asks for a year of months at once', async () => {
    const query = retention({ interval: 'month', range: { kind: 'last', count: 12, unit: 'month' } })
    const { asked } = await answerFrom([{ data: { series: [] } }], query)
    expect(asked).toHaveLength(1)
  })
})
