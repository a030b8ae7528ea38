import type { Block } from '@slack/types'
import type { Interval } from '../../query/query.ts'
import { formatBucket, formatDay } from '../../result/format-value.ts'
import type {
  FunnelResult,
  MetricResult,
  RetentionGroup,
  RetentionResult,
  SeriesResult,
} from '../../result/metric-result.ts'
import { columnAverages } from '../../result/retention-average.ts'
import { cutText } from './cut-text.ts'

/**
 * Slack's own chart, which needs no file and so can stand where a picture cannot: in answers that one person sees.
 * Messages only. Limits as of its release in June 2026; the SDK has no type for it yet.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
export interface ChartBlock extends Block {
  type: 'data_visualization'
  title: string
  chart: {
    type: 'line' | 'bar'
    series: { name: string; data: { label: string; value: number }[] }[]
    axis_config: { categories: string[]; x_label?: string; y_label?: string }
  }
}

const maxPoints = 20
const maxSeries = 6
const maxLabel = 20
const maxTitle = 50

/** Undefined where the result has no shape to draw or a value is missing: Slack takes no gaps. */
export function chartBlock(result: MetricResult, title: string): ChartBlock | undefined {
  switch (result.kind) {
    case 'series':
      return seriesChart(result, title)
    case 'funnel':
      return funnelChart(result, title)
    case 'retention':
      return retentionChart(result, title)
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
  const factor = unit === 'ratio' ? 100 : 1
  return chart({
    type: 'line',
    title: isCut ? titleWith(title, ` · newest ${shown.length} of ${complete.length}`) : title,
    categories: shown.map((index) => bucketLabel(buckets[index]?.label ?? '', interval)),
    lines: series.map(({ label, values }) => ({
      name: label,
      values: shown.map((index) => scaled(values[index] ?? null, factor)),
    })),
    yLabel: unit === 'ratio' ? 'percent' : undefined,
  })
}

/** With the day where a clock time alone would stand there twice. */
function bucketLabel(label: string, interval: Interval): string {
  const text = formatBucket(label, interval)
  return interval === 'hour' || interval === '5min' ? `${formatDay(label.slice(0, 10))} ${text}` : text
}

function funnelChart({ steps, groups }: FunnelResult, title: string): ChartBlock | undefined {
  return chart({
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
  return chart({
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

interface ChartParts {
  type: 'line' | 'bar'
  title: string
  categories: readonly string[]
  lines: readonly { name: string; values: readonly (number | null)[] }[]
  yLabel: string | undefined
}

function chart({ type, title, categories, lines, yLabel }: ChartParts): ChartBlock | undefined {
  const labels = distinct(categories)
  const names = distinct(lines.map(({ name }) => name))
  const series = lines.slice(0, maxSeries).flatMap(({ values }, index) => {
    const data = labels.flatMap((label, position) => {
      const value = values[position]
      return value === null || value === undefined ? [] : [{ label, value }]
    })
    return data.length === labels.length ? [{ name: names[index] ?? '', data }] : []
  })
  if (series.length === 0 || labels.length < 2 || labels.length > maxPoints) return undefined
  return {
    type: 'data_visualization',
    title: titleWith(title, ''),
    chart: {
      type,
      series,
      axis_config: { categories: labels, ...(yLabel === undefined ? {} : { y_label: yLabel }) },
    },
  }
}

function titleWith(title: string, suffix: string): string {
  return `${cutText(title, maxTitle - suffix.length)}${suffix}`
}

/** Labels in twenty characters that Slack can tell apart; cutting long names may have made them equal. */
function distinct(labels: readonly string[]): string[] {
  const taken = new Set<string>()
  return labels.map((label) => {
    let candidate = cutText(label.trim() || '(none)', maxLabel)
    for (let number = 2; taken.has(candidate); number += 1) {
      const suffix = ` ${number}`
      candidate = `${cutText(label.trim() || '(none)', maxLabel - suffix.length)}${suffix}`
    }
    taken.add(candidate)
    return candidate
  })
}

function scaled(value: number, factor: number): number
function scaled(value: number | null, factor: number): number | null
function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : Math.round(value * factor * 100) / 100
}
