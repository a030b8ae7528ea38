import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/clock.ts'
import { bucketEnd, bucketLabels, resolveRange, type ResolvedRange } from '../../src/query/date-range.ts'
import { describeQuery } from '../../src/query/describe-query.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import type { MetricResult, RealtimeResult, SeriesResult } from '../../src/result/metric-result.ts'
import type { AskOptions, MetricSource } from '../../src/result/metric-source.ts'
import { aMetricSource } from './metric-sources.ts'

/** A project in UTC whose numbers are written down by label, of groups by `iOS 2026-11-22`; 200 wherever nothing is. */
export interface ScriptedSource extends MetricSource {
  /** By label of the bucket; null where the series is absent. */
  readonly values: Map<string, number | null>
  /** The lines of every question that is split. */
  groups?: readonly string[]
  readonly asked: { text: string; options: AskOptions | undefined }[]
  /** Thrown instead of an answer while it is there; for questions whose text it accepts. */
  failure: { error: Error; for?: (text: string) => boolean } | undefined
}

const usual = 200

export function aScriptedSource(clock: Clock): ScriptedSource {
  const values: ScriptedSource['values'] = new Map()
  const asked: ScriptedSource['asked'] = []
  const source: ScriptedSource = {
    ...aMetricSource(),
    values,
    asked,
    failure: undefined,
    answer: async (query, signal, options) => {
      signal.throwIfAborted()
      const text = describeQuery(query)
      asked.push({ text, options })
      const { failure } = source
      if (failure !== undefined && (failure.for?.(text) ?? true)) throw failure.error
      return answerTo(query, source, clock.now())
    },
  }
  return source
}

type Script = Pick<ScriptedSource, 'values' | 'groups'>

function answerTo(query: MetricQuery, script: Script, now: Date): MetricResult {
  const { values } = script
  const common = { project: { name: 'Acme', timeZone: 'UTC' }, computedAt: now, caveats: [] }
  if (query.kind === 'realtime') return { ...common, ...live(query, values, now) }
  if (query.kind !== 'users') throw new Error(`The script knows nothing of ${query.kind}.`)
  const range = resolveRange(query.range, now, 'UTC')
  return { ...common, ...byBuckets(query, { range, script, now }) }
}

function byBuckets(
  query: SeriesResult['query'],
  { range, script, now }: { range: ResolvedRange; script: Script; now: Date },
): Omit<SeriesResult, 'project' | 'computedAt' | 'caveats'> {
  const { interval } = query
  const labels = bucketLabels(range, interval).filter(
    (label) => label <= now.toISOString().slice(0, label.length),
  )
  return {
    kind: 'series',
    query,
    range,
    interval,
    unit: 'users',
    buckets: labels.map((label) => ({ label, isComplete: bucketEnd(label, interval, 'UTC') <= now })),
    comparison: undefined,
    ...linesOf(query, labels, script),
  }
}

function linesOf(
  { groupBy }: SeriesResult['query'],
  labels: readonly string[],
  { values, groups = [] }: Script,
): Pick<SeriesResult, 'splitBy' | 'series'> {
  const line = (label: string, prefix: string) => ({
    label,
    values: labels.map((bucket) => valueAt(values, `${prefix}${bucket}`)),
    wholeRange: undefined,
  })
  if (groupBy.length === 0) return { splitBy: 'none', series: [line('Active users', '')] }
  return { splitBy: 'group', series: groups.map((group) => line(group, `${group} `)) }
}

function valueAt(values: ScriptedSource['values'], label: string): number | null {
  const value = values.get(label)
  return value === undefined ? usual : value
}

const bucketMs = 5 * 60_000

function live(
  query: RealtimeResult['query'],
  values: ScriptedSource['values'],
  now: Date,
): Omit<RealtimeResult, 'project' | 'computedAt' | 'caveats'> {
  const newest = Math.floor(now.getTime() / bucketMs) * bucketMs
  const points = Array.from({ length: 288 }, (_, index) => {
    const start = new Date(newest - (287 - index) * bucketMs)
    const label = start.toISOString().slice(0, 19)
    const dayBefore = new Date(start.getTime() - 288 * bucketMs).toISOString().slice(0, 19)
    return {
      time: Temporal.PlainDateTime.from(label).toPlainTime().toString().slice(0, 5),
      start,
      today: valueAt(values, label),
      yesterday: valueAt(values, dayBefore),
      isComplete: start.getTime() + bucketMs <= now.getTime(),
    }
  })
  return { kind: 'realtime', query, points }
}
