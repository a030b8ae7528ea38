import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventQuery, Interval } from '../../src/query/query.ts'
import type { FunnelGroup, MetricResult, SeriesResult, Unit } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import type { Summary } from '../../src/result/summary.ts'
import {
  aFunnelResult,
  anEventQuery,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  bucketsOf,
  usersQuery,
} from '../support/metric-results.ts'

/** Stands in every unfinished bucket and in no other place; no figure derived from others can look like it. */
const unfinished = 918_273_645

const price = { of: 'event' as const, name: 'price' }
const metrics: readonly [EventQuery['metric'], Unit][] = [
  [{ kind: 'uniques' }, 'users'],
  [{ kind: 'totals' }, 'events'],
  [{ kind: 'average' }, 'number'],
  [{ kind: 'dauShare' }, 'ratio'],
  [{ kind: 'sum', property: price }, 'number'],
  [{ kind: 'mean', property: price }, 'number'],
]

const aValue = fc.oneof(
  fc.nat(5),
  fc.nat(30_000),
  fc.constant(null),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
)
const aSplit = fc.constantFrom<SeriesResult['splitBy'][]>('none', 'group', 'segment', 'event')
const anInterval = fc.constantFrom<Interval[]>('day', 'week', 'month', 'hour')
const aLine = (length: number) =>
  fc.record({
    values: fc.array(aValue, { minLength: length, maxLength: length }),
    wholeRange: fc.option(fc.nat(1_000_000), { nil: undefined }),
  })

/** Series of any shape: nothing, zeros, gaps, one bucket or many, alone or split, compared or not. */
const aSeriesCase = fc
  .record({
    length: fc.integer({ min: 1, max: 40 }),
    interval: anInterval,
    splitBy: aSplit,
    metric: fc.nat(6),
  })
  .chain(({ length, interval, splitBy, metric }) =>
    fc
      .record({
        lines: fc.array(aLine(length), { maxLength: splitBy === 'none' ? 1 : 6 }),
        earlier: fc.option(fc.array(aLine(length), { maxLength: 6 }), { nil: undefined }),
      })
      .map(({ lines, earlier }) => seriesCase({ length, interval, splitBy, metric, lines, earlier })),
  )

interface Case {
  length: number
  interval: Interval
  splitBy: SeriesResult['splitBy']
  metric: number
  lines: readonly Line[]
  earlier: readonly Line[] | undefined
}

interface Line {
  values: readonly (number | null)[]
  wholeRange: number | undefined
}

function seriesCase({ length, interval, splitBy, metric, lines, earlier }: Case): SeriesResult {
  const buckets = bucketsOf(length + 1, interval)
  const [eventMetric, unit] = metrics[metric] ?? [undefined, 'users' as const]
  const query = eventMetric === undefined ? usersQuery : anEventQuery(eventMetric)
  const range = { start: '2026-01-01', end: '2026-01-31' }
  return aSeriesResult({
    query: { ...query, interval },
    interval,
    unit,
    splitBy,
    buckets,
    series: lines.map(({ values, wholeRange }, index) =>
      aSeries(`Line ${index}`, [...values, unfinished], wholeRange),
    ),
    comparison: earlier && {
      label: 'previous period',
      range,
      buckets: buckets.map(({ label }) => ({ label, isComplete: true })),
      series: earlier.map(({ values, wholeRange }, index) =>
        aSeries(`Line ${index}`, [...values, unfinished], wholeRange),
      ),
    },
  })
}

const aFunnelCase = fc
  .record({ steps: fc.integer({ min: 2, max: 5 }), isCompared: fc.boolean() })
  .chain(({ steps, isCompared }) => {
    const group = fc.array(fc.nat(10_000), { minLength: steps, maxLength: steps }).map(toGroup)
    return fc
      .record({ groups: fc.array(group, { maxLength: 5 }), earlier: fc.array(group, { maxLength: 5 }) })
      .map(({ groups, earlier }): MetricResult =>
        aFunnelResult({
          steps: Array.from({ length: steps }, (_, index) => `Step ${index}`),
          groups: groups.map(nameGroup),
          splitBy: groups.length === 1 ? 'none' : 'group',
          comparison: isCompared
            ? {
                label: 'last week',
                range: { start: '2026-10-01', end: '2026-10-02' },
                groups: earlier.map(nameGroup),
              }
            : undefined,
        }),
      )
  })

function nameGroup(group: FunnelGroup, index: number, all: readonly FunnelGroup[]): FunnelGroup {
  return { ...group, label: all.length === 1 ? '' : `Group ${index}` }
}

function toGroup(counts: readonly number[]): FunnelGroup {
  const falling = [...counts].sort((a, b) => b - a)
  return {
    label: '',
    counts: falling,
    medianStepMs: falling.map((count, step) => (step === 0 || count === 0 ? undefined : count * 1000)),
    medianTotalMs: falling.at(-1) === 0 ? undefined : 123_456,
  }
}

const aRetentionCase = fc
  .array(
    fc.record({
      size: fc.nat(5000),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
    }),
    {
      maxLength: 12,
    },
  )
  .map((cohorts): MetricResult => {
    const built = cohorts.map(({ size, shares }, index) => ({
      start: `2026-09-${String(index + 1).padStart(2, '0')}`,
      size,
      cells: [...shares, 1].map((share, age) => ({
        count: age === shares.length ? unfinished : Math.round(share * size),
        outOf: size,
        isComplete: age < shares.length,
      })),
    }))
    const columns = Array.from({ length: 13 }, (_, index) => `Week ${index}`)
    return aRetentionResult({ columns, groups: [{ label: '', cohorts: built }] })
  })

const anyCase = fc.oneof(aSeriesCase, aFunnelCase, aRetentionCase)

function textOf({ title, subtitle, headline, change, sentences }: Summary): string {
  return [title, subtitle, headline.text, headline.label, change?.text, change?.versus, ...sentences].join(
    '\n',
  )
}

describe('every summary', () => {
  it('is free of what is no number or no word', () => {
    fc.assert(
      fc.property(anyCase, (result) => {
        expect(textOf(summarize(result))).not.toMatch(
          /NaN|Infinity|∞|undefined|null|\[object|–%|−0(?![.\d])|\(\)/,
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

  it('never uses a bucket that is still filling, unless there is no other', () => {
    fc.assert(
      fc.property(fc.oneof(aSeriesCase, aRetentionCase), (result) => {
        const summary = summarize(result)
        if (summary.headline.text.startsWith('No finished')) return
        const withOther = summarize(replaceUnfinished(result))
        expect(withOther).toEqual(summary)
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

/** The same result with another number wherever a bucket or cell is still filling: no word may change. */
function replaceUnfinished(result: MetricResult): MetricResult {
  return JSON.parse(JSON.stringify(result).replaceAll(String(unfinished), '1'), (key, value: unknown) =>
    key === 'computedAt' && typeof value === 'string' ? new Date(value) : value,
  ) as MetricResult
}
