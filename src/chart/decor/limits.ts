import { spread } from './end-labels.ts'
import type { DecoratedChart } from './surface.ts'
import { textWidth, writeText } from './text.ts'

/** The lines of an alert's limits, and a tint on the side that is an alert. */
export function drawLimits(chart: DecoratedChart): void {
  const { limits = [], colours } = chart.config.options.plugins.decor
  const { ctx: pen, chartArea: area } = chart
  for (const { at, breach } of limits) {
    const y = chart.scales['y']?.getPixelForValue(at) ?? 0
    const [top, bottom] = breach === 'below' ? [y, area.bottom] : [area.top, y]
    pen.fillStyle = `${colours.down}14`
    pen.fillRect(area.left, top, area.right - area.left, bottom - top)
    pen.fillStyle = colours.down
    pen.fillRect(area.left, y - 0.75, area.right - area.left, 1.5)
  }
}

/** Values of limits stand on the axis like its ticks, on a ground of their own. */
export function drawLimitLabels(chart: DecoratedChart): void {
  const { limits = [], colours } = chart.config.options.plugins.decor
  const pen = chart.ctx
  const right = chart.chartArea.left - 5
  const heights = limitHeights(chart)
  for (const [index, { text }] of limits.entries()) {
    const y = heights[index] ?? 0
    const look = { size: 13, weight: 600 }
    const width = textWidth(chart, text, look) + 10
    pen.fillStyle = colours.down
    pen.beginPath()
    pen.roundRect(right - width, y - 9.5, width, 19, 4)
    pen.fill()
    writeText(chart, text, { x: right - 5, y: y + 4.5, ...look, colour: colours.onDown, align: 'right' })
  }
}

/** Where the labels of limits stand, moved apart where they would touch; ticks keep away from them. */
export function limitHeights(chart: DecoratedChart): number[] {
  const { limits = [] } = chart.config.options.plugins.decor
  const { top, bottom } = chart.chartArea
  const wanted = limits.map(({ at }) => chart.scales['y']?.getPixelForValue(at) ?? 0)
  return wanted.length === 0 ? [] : spread(wanted, { gap: 20, top, bottom })
}
