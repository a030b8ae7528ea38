import type { Block } from '@slack/types'
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

/** Slack's limit of points per series. */
export const maxPoints = 20
const maxSeries = 6
const maxLabel = 20
const maxTitle = 50

export interface ChartParts {
  type: 'line' | 'bar'
  title: string
  categories: readonly string[]
  /** One value per category; a line with a gap is left out, for Slack takes none. */
  lines: readonly { name: string; values: readonly (number | null)[] }[]
  yLabel?: string | undefined
}

/** Undefined where nothing is left to draw, or a single point. */
export function nativeChart({ type, title, categories, lines, yLabel }: ChartParts): ChartBlock | undefined {
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

/** The title with what is said behind it, of which nothing is cut. */
export function titleWith(title: string, suffix: string): string {
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
