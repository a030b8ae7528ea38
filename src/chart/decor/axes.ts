import { slotLines } from './layout.ts'
import { limitHeights } from './limits.ts'
import type { DecoratedChart } from './surface.ts'
import { textWidth, writeText } from './text.ts'

/** Horizontal lines behind the marks, at the values that are named on the left. */
export function drawGrid(chart: DecoratedChart): void {
  const { yTicks = [], colours } = chart.config.options.plugins.decor
  const { ctx: pen, chartArea: area } = chart
  for (const tick of yTicks) {
    if (tick.isName) continue
    const y = Math.round((chart.scales[tick.axis ?? 'y']?.getPixelForValue(tick.at) ?? 0) * 2) / 2
    pen.fillStyle = tick.isBase ? colours.axis : colours.grid
    pen.fillRect(area.left, y - 0.5, area.right - area.left, 1)
  }
}

export function drawAxes(chart: DecoratedChart): void {
  drawYLabels(chart)
  if (chart.config.options.plugins.decor.xSlots === undefined) drawXLabels(chart)
  else drawSlotLabels(chart)
}

function drawYLabels(chart: DecoratedChart): void {
  const { yTicks = [], colours } = chart.config.options.plugins.decor
  const taken = limitHeights(chart)
  for (const { at, text, isName, axis } of yTicks) {
    const y = (chart.scales[axis ?? 'y']?.getPixelForValue(at) ?? 0) + 4.5
    if (taken.some((height) => Math.abs(height + 4.5 - y) < 19)) continue
    const place = { x: chart.chartArea.left - 10, y, align: 'right' } as const
    if (isName)
      writeText(chart, text, {
        ...place,
        size: 13.5,
        weight: 500,
        colour: colours.ink,
        maxWidth: 168,
        isName: true,
      })
    else writeText(chart, text, { ...place, size: 13, colour: colours.muted })
  }
}

/** Names of moments. Where they would touch, every second, third … is kept, counted from the newest. */
function drawXLabels(chart: DecoratedChart): void {
  const { xLabels = [], colours } = chart.config.options.plugins.decor
  const y = chart.chartArea.bottom + 22
  const edge = chart.width - 10
  const placed = xLabels.map(({ at, text }) => {
    const half = textWidth(chart, text, { size: 13 }) / 2
    const centre = chart.scales['x']?.getPixelForValue(at) ?? 0
    return { text, half, x: Math.max(8 + half, Math.min(centre, edge - half)) }
  })
  const kept = thinned(placed)
  for (const { text, x } of kept)
    writeText(chart, text, { x, y, size: 13, colour: colours.muted, align: 'center' })
}

function thinned<Label extends { x: number; half: number }>(labels: Label[]): Label[] {
  for (let step = 1; step < labels.length; step += 1) {
    const kept = labels.filter((_, index) => (labels.length - 1 - index) % step === 0)
    const touches = kept.some((label, index) => {
      const next = kept[index + 1]
      return next !== undefined && next.x - next.half - (label.x + label.half) < 10
    })
    if (!touches) return kept
  }
  return labels.slice(-1)
}

function drawSlotLabels(chart: DecoratedChart): void {
  const { xLabels = [], colours } = chart.config.options.plugins.decor
  const area = chart.chartArea
  const lines = slotLines(chart, area.right - area.left)
  for (const [index, label] of xLabels.entries()) {
    for (const [row, text] of (lines[index] ?? []).entries()) {
      const y = area.bottom + 22 + 17 * row
      writeText(chart, text, {
        x: chart.scales['x']?.getPixelForValue(label.at) ?? 0,
        y,
        size: 13.5,
        weight: 500,
        colour: colours.ink,
        align: 'center',
      })
    }
  }
}
