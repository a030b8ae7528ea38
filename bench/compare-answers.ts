import { isDeepStrictEqual } from 'node:util'
import type { MetricResult, Series, SeriesResult } from '../src/result/metric-result.ts'

/** How an answer differs from a naive bot's. */
export interface Difference {
  /** Numbers that were compared. */
  compared: number
  /** What cannot come from a bucket that changed: other buckets, another figure over the whole range, another table. */
  flaw: string | undefined
  /** Values of single buckets that differ. */
  values: readonly DifferentValue[]
}

export interface DifferentValue {
  series: string
  /** The bucket's. */
  label: string
  value: number | null
  naive: number | null
}

/**
 * Every number of both. A group without anybody may be missing in either. The whole range's figure may be left out where
 * an alert asks, which looks at buckets alone.
 */
export function compareAnswers(answer: MetricResult, naive: MetricResult, mayLeaveOut: boolean): Difference {
  if (answer.kind === 'series' && naive.kind === 'series') return compareSeries(answer, naive, mayLeaveOut)
  const [ours, theirs] = [numbersOf(answer), numbersOf(naive)]
  const flaw = isDeepStrictEqual(ours, theirs) ? undefined : `another ${answer.kind}`
  return { compared: countNumbers(ours), flaw, values: [] }
}

function compareSeries(answer: SeriesResult, naive: SeriesResult, mayLeaveOut: boolean): Difference {
  const { buckets } = answer
  if (!isDeepStrictEqual(buckets, naive.buckets)) return { compared: 0, flaw: 'other buckets', values: [] }
  const names = [...new Set([...answer.series, ...naive.series].map(({ label }) => label))]
  const values: DifferentValue[] = []
  const flaws: string[] = []
  let compared = 0
  for (const name of names) {
    const ours = seriesNamed(name, answer)
    const theirs = seriesNamed(name, naive)
    const different = buckets.flatMap(({ label }, index): DifferentValue[] => {
      const [value, other] = [ours.values[index] ?? null, theirs.values[index] ?? null]
      return value === other ? [] : [{ series: name, label, value, naive: other }]
    })
    values.push(...different)
    compared += buckets.length + (theirs.wholeRange === undefined ? 0 : 1)
    if (!isSameWhole({ ours, theirs, hasChanged: different.length > 0, mayLeaveOut }))
      flaws.push(`${name}: ${ours.wholeRange} instead of ${theirs.wholeRange} over the whole range`)
  }
  return { compared, flaw: flaws[0], values }
}

function seriesNamed(name: string, { series, buckets, splitBy }: SeriesResult): Series {
  const nobody = { label: name, values: buckets.map(() => 0), wholeRange: 0 }
  return (
    series.find(({ label }) => label === name) ??
    (splitBy === 'group' ? nobody : { ...nobody, values: [], wholeRange: undefined })
  )
}

interface Wholes {
  ours: Series
  theirs: Series
  hasChanged: boolean
  mayLeaveOut: boolean
}

/** Where buckets changed since they were read, a sum over them has changed with them. */
function isSameWhole({ ours, theirs, hasChanged, mayLeaveOut }: Wholes): boolean {
  if (ours.wholeRange === undefined && mayLeaveOut) return true
  if (ours.wholeRange === theirs.wholeRange) return true
  const sum = ours.values.reduce<number>((total, value) => total + (value ?? 0), 0)
  return hasChanged && ours.wholeRange === sum
}

/** An answer without what is said around its numbers. */
function numbersOf(answer: MetricResult): unknown {
  const { project: _project, computedAt: _computedAt, caveats: _caveats, query: _query, ...numbers } = answer
  if ('usual' in numbers) delete numbers.usual
  return numbers
}

function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + countNumbers(part), 0)
}
