import type { Interval } from '../../query/query.ts'
import { formatBucket, formatDay } from '../../result/format-value.ts'
import type {
  CompositionResult,
  FunnelResult,
  MetricResult,
  RealtimeResult,
  RetentionGroup,
  RetentionResult,
  SeriesResult,
  Unit,
} from '../../result/metric-result.ts'
import { columnAverages } from '../../result/retention-average.ts'
import { maxPoints, nativeChart, titleWith, type ChartBlock } from './native-chart.ts'

/** Undefined where the result has no shape to draw or a value is missing: Slack takes no gaps. */
export function chartBlock(result: MetricResult, title: string): ChartBlock | undefined {
  switch (result.kind) {
    case 'series':
      return seriesChart(result, title)
    case 'funnel':
      return funnelChart(result, title)
    case 'retention':
      return retentionChart(result, title)
    case 'composition':
      return compositionChart(result, title)
    case 'realtime':
      return realtimeChart(result, title)
    case 'sessionLength':
    case 'ltv':
    case 'savedChart':
      return undefined
  }
}

/**
 * Complete buckets only, for nothing in this chart could mark one that is still filling, and of those the newest: thirty
 * days do not fit, and the last twenty say most.
 */
function seriesChart(
  { buckets, interval, series, unit }: SeriesResult,
  title: string,
): ChartBlock | undefined {
  const complete = buckets.flatMap(({ isComplete }, index) => (isComplete ? [index] : []))
  const shown = complete.slice(-maxPoints)
  const isCut = shown.length < complete.length
  const { factor, yLabel } = scaleOf(unit)
  return nativeChart({
    type: 'line',
    title: isCut ? titleWith(title, ` · newest ${shown.length} of ${complete.length}`) : title,
    categories: shown.map((index) => bucketLabel(buckets[index]?.label ?? '', interval)),
    lines: series.map(({ label, values }) => ({
      name: label,
      values: shown.map((index) => scaled(values[index] ?? null, factor)),
    })),
    yLabel,
  })
}

/** Slack's axis knows numbers only, so shares are shown in percent and durations in seconds. */
function scaleOf(unit: Unit): { factor: number; yLabel: string | undefined } {
  if (unit === 'ratio') return { factor: 100, yLabel: 'percent' }
  return unit === 'durationMs' ? { factor: 0.001, yLabel: 'seconds' } : { factor: 1, yLabel: undefined }
}

/** With the day where a clock time alone would stand there twice. */
function bucketLabel(label: string, interval: Interval): string {
  const text = formatBucket(label, interval)
  return interval === 'hour' || interval === '5min' ? `${formatDay(label.slice(0, 10))} ${text}` : text
}

function funnelChart({ steps, groups }: FunnelResult, title: string): ChartBlock | undefined {
  return nativeChart({
    type: 'bar',
    title,
    categories: steps,
    lines: groups.map(({ label, counts }) => ({ name: label || 'Users', values: counts })),
    yLabel: 'users',
  })
}

function retentionChart({ columns, groups }: RetentionResult, title: string): ChartBlock | undefined {
  const lines = groups.map((group) => ({
    name: group.label || 'All users',
    values: curveOf(group, columns.length),
  }))
  const length = Math.min(maxPoints, ...lines.map(({ values }) => unbroken(values)))
  return nativeChart({
    type: 'line',
    title,
    categories: columns.slice(0, length),
    lines: lines.map(({ name, values }) => ({ name, values: values.slice(0, length) })),
    yLabel: 'percent who came back',
  })
}

/** The share that came back per column, in percent, over the cohorts that have lived through it. */
function curveOf(group: RetentionGroup, columns: number): (number | null)[] {
  return columnAverages(group, columns).map((average) =>
    average === undefined ? null : scaled(average.share, 100),
  )
}

function unbroken(values: readonly (number | null)[]): number {
  const gap = values.indexOf(null)
  return gap === -1 ? values.length : gap
}

function compositionChart({ values }: CompositionResult, title: string): ChartBlock | undefined {
  const shown = values.slice(0, maxPoints)
  return nativeChart({
    type: 'bar',
    title,
    categories: shown.map(({ label }) => label),
    lines: [{ name: 'Users', values: shown.map(({ users }) => users) }],
    yLabel: 'users',
  })
}

/** The newest finished points, a hundred minutes, beside the same of yesterday. */
function realtimeChart({ points }: RealtimeResult, title: string): ChartBlock | undefined {
  const shown = points.filter(({ isComplete }) => isComplete).slice(-maxPoints)
  return nativeChart({
    type: 'line',
    title,
    categories: shown.map(({ time }) => time),
    lines: [
      { name: 'Today', values: shown.map(({ today }) => today) },
      { name: 'Yesterday', values: shown.map(({ yesterday }) => yesterday) },
    ],
    yLabel: 'users',
  })
}

function scaled(value: number, factor: number): number
function scaled(value: number | null, factor: number): number | null
function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : Math.round(value * factor * 100) / 100
}
