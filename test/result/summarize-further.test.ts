import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LtvQuery } from '../../src/query/query.ts'
import type { MetricResult, SavedChartContent } from '../../src/result/metric-result.ts'
import { resultTable } from '../../src/result/result-table.ts'
import { summarize } from '../../src/result/summarize.ts'
import type { Summary } from '../../src/result/summary.ts'
import { mainSparkline } from '../../src/report/main-sparkline.ts'
import { bucketsOf } from '../support/metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
} from '../support/more-results.ts'

/** Stands wherever something is still filling and in no other place; no figure derived from others can look like it. */
const unfinished = 918_273_645

const count = fc.oneof(fc.constant(0), fc.nat(9), fc.nat(200_000))
const split = fc.constantFrom('none' as const, 'group' as const, 'segment' as const)

const sessionGroups = fc.array(fc.array(count, { minLength: 9, maxLength: 9 }), { maxLength: 4 })
const aSessionCase = fc
  .record({ splitBy: split, groups: sessionGroups, earlier: fc.option(sessionGroups), isOver: fc.boolean() })
  .map(({ splitBy, groups, earlier, isOver }): MetricResult => {
    const named = (list: readonly number[][]) => list.map((counts, index) => ({ label: `G${index}`, counts }))
    const range = { start: '2026-10-01', end: isOver ? '2026-10-31' : '2026-11-23' }
    const comparison = earlier === null ? undefined : { label: 'last month', range, groups: named(earlier) }
    return aSessionLengthResult({ splitBy, groups: named(groups), comparison, range })
  })

const aCompositionCase = fc
  .record({
    values: fc.array(fc.record({ label: fc.constantFrom('(none)', 'iOS', 'Web', 'a, b'), users: count }), {
      maxLength: 20,
    }),
    top: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  })
  .map(({ values, top }): MetricResult =>
    aCompositionResult({ values, query: { ...aCompositionResult().query, top } }),
  )

const money = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }))
const aCohort = fc
  .record({
    newUsers: count,
    payers: count,
    revenue: money,
    values: fc.array(money, { maxLength: 40 }),
    day: fc.nat(27),
  })
  .map(({ newUsers, payers, revenue, values, day }) => ({
    start: `2026-09-${String(day + 1).padStart(2, '0')}`,
    newUsers,
    payers,
    revenue,
    values: [...values, unfinished].map((value, age) => ({
      day: age,
      value,
      isComplete: age < values.length,
    })),
  }))
const anLtvCase = fc
  .record({
    splitBy: split,
    measure: fc.constantFrom<LtvQuery['measure'][]>('arpu', 'arppu', 'revenue', 'payers'),
    groups: fc.array(fc.array(aCohort, { maxLength: 8 }), { maxLength: 4 }),
  })
  .map(({ splitBy, measure, groups }): MetricResult =>
    anLtvResult({
      splitBy,
      query: { ...anLtvResult().query, measure },
      groups: groups.map((cohorts, index) => ({ label: `G${index}`, cohorts })),
    }),
  )

const maybeCount = fc.option(count)
const aRealtimeCase = fc
  .array(fc.record({ today: maybeCount, yesterday: maybeCount }), { minLength: 1, maxLength: 287 })
  .map((known): MetricResult => {
    const { points } = aRealtimeResult()
    const finished = points
      .slice(-1 - known.length, -1)
      .map((point, index) => Object.assign({}, point, known[index]))
    const open = points.slice(-1).map((point) => Object.assign({}, point, { today: unfinished }))
    return aRealtimeResult({ points: [...finished, ...open] })
  })

const aSavedCase = fc
  .record({
    unit: fc.constantFrom('users' as const, 'ratio' as const, 'number' as const),
    interval: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'hour' as const),
    rows: fc.array(
      fc.record({
        label: fc.constantFrom('iOS', 'Web', ''),
        isComparison: fc.boolean(),
        values: fc.array(fc.option(money), { minLength: 12, maxLength: 12 }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ unit, interval, rows }): MetricResult => {
    const series = rows.map((row) => ({
      label: row.label,
      isComparison: row.isComparison,
      values: [...row.values, unfinished],
      wholeRange: undefined,
    }))
    const content: SavedChartContent = {
      shape: 'series',
      unit,
      interval,
      buckets: bucketsOf(13, interval),
      series,
    }
    return aSavedChartResult(content)
  })

const whole = fc.oneof(aSessionCase, aCompositionCase)
const filling = fc.oneof(anLtvCase, aRealtimeCase, aSavedCase)
const anyCase = fc.oneof(whole, filling)

function textOf({ title, subtitle, headline, change, sentences }: Summary): string {
  const words = [title, subtitle, headline.text, headline.label, change?.text, change?.versus, ...sentences]
  return words.join('\n')
}

describe('every further summary', () => {
  it('is free of what is no number or no word, and so is its table', () => {
    fc.assert(
      fc.property(anyCase, (result) => {
        const nonsense = /NaN|Infinity|∞|undefined|null|\[object|–%|−0(?![.\d])|\(\)/
        expect(textOf(summarize(result))).not.toMatch(nonsense)
        expect(JSON.stringify(resultTable(result, 'oldest first').rows)).not.toMatch(
          /NaN|Infinity|undefined|null/,
        )
      }),
      { numRuns: 400 },
    )
  })

  it('says one to three whole sentences, and nothing twice', () => {
    fc.assert(
      fc.property(anyCase, (result) => {
        const { sentences } = summarize(result)
        expect(sentences.length).toBeGreaterThanOrEqual(1)
        expect(sentences.length).toBeLessThanOrEqual(3)
        expect(new Set(sentences).size).toBe(sentences.length)
        for (const sentence of sentences) expect(sentence).toMatch(/^[^ ].*\S\.$/)
      }),
      { numRuns: 400 },
    )
  })

  it('never speaks of what is still filling, nor draws it', () => {
    fc.assert(
      fc.property(filling, (result) => {
        const other = replaceUnfinished(result)
        expect(summarize(other)).toEqual(summarize(result))
        expect(mainSparkline(other)).toBe(mainSparkline(result))
      }),
      { numRuns: 400 },
    )
  })

  it('has a headline value that is a finite number or nothing', () => {
    fc.assert(
      fc.property(anyCase, (result) => {
        const { headline, change } = summarize(result)
        expect(headline.value === undefined || Number.isFinite(headline.value)).toBe(true)
        if (headline.value === undefined) expect(change).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })
})

/** The same result with another number wherever something is still filling: no word may change. */
function replaceUnfinished(result: MetricResult): MetricResult {
  return JSON.parse(JSON.stringify(result).replaceAll(String(unfinished), '1'), (key, value: unknown) =>
    (key === 'computedAt' || key === 'start') && typeof value === 'string' && value.endsWith('Z')
      ? new Date(value)
      : value,
  ) as MetricResult
}
