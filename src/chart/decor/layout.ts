import type { ValueLabel } from './decor-spec.ts'
import { explanationRow } from './header.ts'
import type { DecoratedChart } from './surface.ts'
import { setFont, textWidth, wrapText } from './text.ts'
import { markRoom } from './time-marks.ts'

/** Widths of the three columns of the labels at the ends of lines, in logical px. */
export interface EndColumns {
  name: number
  value: number
  change: number
}

/**
 * Measures the texts around the plot and gives Chart.js the room that they leave, before anything is laid out.
 * Chart.js would measure its own ticks; ours are written by decor, which also knows what must not collide.
 */
export function layOut(chart: DecoratedChart): void {
  const { options, data } = chart.config
  const decor = options.plugins.decor
  const padding = { left: leftRoom(chart), right: rightRoom(chart), top: topRoom(chart), bottom: 0 }
  padding.top += markRoom(chart, { left: padding.left, right: chart.width - padding.right })
  padding.bottom = bottomRoom(chart, chart.width - padding.left - padding.right)
  options.layout = { autoPadding: false, padding }
  for (const fade of decor.fades ?? []) {
    const gradient = chart.ctx.createLinearGradient(0, padding.top, 0, chart.height - padding.bottom)
    gradient.addColorStop(0, `${fade.colour}40`)
    gradient.addColorStop(1, `${fade.colour}0A`)
    const dataset = data.datasets[fade.dataset]
    if (dataset !== undefined) dataset.backgroundColor = gradient
  }
}

export function endColumns(chart: DecoratedChart): EndColumns {
  const labels = chart.config.options.plugins.decor.endLabels ?? []
  const widest = (texts: string[], weight: number): number =>
    Math.ceil(Math.max(0, ...texts.map((text) => textWidth(chart, text, { size: 13.5, weight }))))
  return {
    name: Math.min(
      widest(
        labels.map(({ name }) => name),
        500,
      ),
      150,
    ),
    value: widest(
      labels.map(({ value }) => value),
      600,
    ),
    change: widest(
      labels.map(({ change }) => change),
      500,
    ),
  }
}

/** The lines of each category's name under the plot. */
export function slotLines(chart: DecoratedChart, plotWidth: number): string[][] {
  const decor = chart.config.options.plugins.decor
  setFont(chart, 13.5, 500)
  const room = plotWidth / (decor.xSlots ?? 1) - 8
  return (decor.xLabels ?? []).map(({ text }) => wrapText(chart, text, room))
}

function topRoom(chart: DecoratedChart): number {
  const { legend = [], headroom = 0 } = chart.config.options.plugins.decor
  return (legend.length > 0 || explanationRow(chart) === 3 ? 94 : 74) + headroom
}

function leftRoom(chart: DecoratedChart): number {
  const { yTicks: ticks = [], limits = [] } = chart.config.options.plugins.decor
  if (ticks.length === 0) return 18
  const widths = ticks.map(({ text, isName }) =>
    textWidth(chart, text, isName ? { size: 13.5, weight: 500 } : { size: 13 }),
  )
  for (const { text } of limits) widths.push(textWidth(chart, text, { size: 13, weight: 600 }) + 3)
  return 18 + Math.min(Math.ceil(Math.max(...widths)), 168) + 10
}

function rightRoom(chart: DecoratedChart): number {
  const decor = chart.config.options.plugins.decor
  if ((decor.endLabels ?? []).length > 0) {
    const { name, value, change } = endColumns(chart)
    return 14 + 16 + name + 12 + value + (change > 0 ? 10 + change : 0) + 18
  }
  const room = chart.width - leftRoom(chart) - 18
  // The longest plot on which each bar and its label together still fit.
  const plots = (decor.valueLabels ?? [])
    .filter(({ side }) => side === 'right')
    .map((label) => (room - 8 - besideWidth(chart, label)) / Math.max(label.reach ?? 1, 0.001))
  return 18 + Math.max(2, room - Math.min(room, ...plots))
}

/** Width of a label to the right of a bar, its note included. */
function besideWidth(chart: DecoratedChart, { text, note }: ValueLabel): number {
  const width = textWidth(chart, text, { size: 13.5, weight: 600 })
  return Math.ceil(note === undefined ? width : width + 9 + textWidth(chart, note, { size: 13, weight: 600 }))
}

function bottomRoom(chart: DecoratedChart, plotWidth: number): number {
  const decor = chart.config.options.plugins.decor
  if ((decor.xLabels ?? []).length === 0) return 18
  if (decor.xSlots === undefined) return 38
  return 22 + 17 * Math.max(...slotLines(chart, plotWidth).map((lines) => lines.length))
}
