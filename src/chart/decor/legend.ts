import type { LegendItem } from './decor-spec.ts'
import type { DecoratedChart } from './surface.ts'
import { fitText, setFont, textWidth, writeText } from './text.ts'

/** Samples and names in one row, as far as there is room; the last one that is begun is cut. */
export function drawLegend(chart: DecoratedChart, room: number): void {
  const { legend = [], colours } = chart.config.options.plugins.decor
  const end = 18 + room
  let x = 18
  for (const item of legend) {
    const textStart = x + sampleWidth(item)
    setFont(chart, 13, 400)
    const text = fitText(chart, item.text, Math.max(0, end - textStart))
    if (text === '…') return
    drawSample(chart, item, x)
    x = textStart + writeText(chart, text, { x: textStart, y: 74, size: 13, colour: colours.muted }) + 16
  }
}

/** Width that the samples need in full, and of the remarks behind them enough to begin. */
export function legendWidth(chart: DecoratedChart): number {
  const { legend = [] } = chart.config.options.plugins.decor
  return legend.reduce((sum, item) => {
    const width = textWidth(chart, item.text, { size: 13 })
    return sum + sampleWidth(item) + (item.mark === 'none' ? Math.min(width, 88) : width) + 16
  }, 0)
}

function sampleWidth({ mark }: LegendItem): number {
  return { none: 0, box: 18, outline: 18, line: 27, dotted: 27, dashed: 27, rule: 27 }[mark]
}

function drawSample(chart: DecoratedChart, item: LegendItem, x: number): void {
  const pen = chart.ctx
  if (item.mark === 'none') return
  pen.save()
  pen.beginPath()
  pen.strokeStyle = item.colour
  pen.fillStyle = item.colour
  if (item.mark === 'box' || item.mark === 'outline') {
    pen.roundRect(x, 63.5, 11.5, 11.5, 3)
    if (item.mark === 'box') pen.fill()
    pen.lineWidth = 1.25
    pen.setLineDash([3, 2])
    if (item.mark === 'outline') pen.stroke()
  } else {
    pen.lineWidth = { line: 2.75, dotted: 2, dashed: 2.75, rule: 1.5 }[item.mark]
    pen.lineCap = 'round'
    pen.setLineDash({ line: [], dotted: [0.1, 4.5], dashed: [4.5, 5], rule: [] }[item.mark])
    pen.moveTo(x + 1, 69.5)
    pen.lineTo(x + 20, 69.5)
    pen.stroke()
  }
  pen.restore()
}
