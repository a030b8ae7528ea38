import type { EndLabel } from './decor-spec.ts'
import { endColumns, type EndColumns } from './layout.ts'
import type { DecoratedChart } from './surface.ts'
import { fitName, setFont, wrapText, writeText } from './text.ts'

/** Names and values at the ends of the lines, moved apart where they would touch, with a thread to their line. */
export function drawEndLabels(chart: DecoratedChart): void {
  const labels = chart.config.options.plugins.decor.endLabels ?? []
  const { top, bottom } = chart.chartArea
  const wanted = labels.map(({ at, axis }) => chart.scales[axis ?? 'y']?.getPixelForValue(at) ?? 0)
  const columns = endColumns(chart)
  const most = Math.max(1, ...labels.map(({ name }) => nameLines(chart, name, columns).length))
  const edge = most === 1 ? 4 : 12
  const placed = spread(wanted, { gap: most === 1 ? 19 : 37, top: top + edge, bottom: bottom - edge })
  for (const [index, label] of labels.entries()) {
    const y = placed[index] ?? 0
    drawThread(chart, label, { from: wanted[index] ?? 0, to: y })
    drawEndLabel(chart, label, { y, columns })
  }
}

/**
 * Moves heights apart until each has its gap, as little as possible and in the same order: neighbours that collide
 * share the mean of what they wanted (pool adjacent violators), within top and bottom.
 */
export function spread(
  wanted: readonly number[],
  room: { gap: number; top: number; bottom: number },
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
  const gap = Math.min(room.gap, (room.bottom - room.top) / Math.max(1, wanted.length - 1))
  const blocks: { sum: number; count: number }[] = []
  for (const [rank, index] of order.entries()) {
    let block = { sum: (wanted[index] ?? 0) - rank * gap, count: 1 }
    let before = blocks.at(-1)
    while (before !== undefined && before.sum / before.count > block.sum / block.count) {
      block = { sum: before.sum + block.sum, count: before.count + block.count }
      blocks.pop()
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  const lowest = room.bottom - (wanted.length - 1) * gap
  const shared = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  const placed = [...wanted]
  for (const [rank, index] of order.entries()) {
    placed[index] = Math.max(room.top, Math.min(lowest, shared[rank] ?? 0)) + rank * gap
  }
  return placed
}

function drawThread(chart: DecoratedChart, label: EndLabel, y: { from: number; to: number }): void {
  const pen = chart.ctx
  const start = (chart.scales['x']?.getPixelForValue(label.from) ?? 0) + 7
  const end = chart.chartArea.right + 11
  if (Math.abs(y.from - y.to) < 3 && end - start < 12) return
  pen.save()
  pen.globalAlpha = 0.45
  pen.strokeStyle = label.colour
  pen.lineWidth = 1
  pen.beginPath()
  pen.moveTo(start, y.from)
  pen.lineTo(Math.max(start, end - 9), y.from)
  pen.lineTo(end, y.to)
  pen.stroke()
  pen.restore()
}

/** Few names may take two lines, so that segments can be told apart; many are cut in their middle. */
function nameLines(chart: DecoratedChart, text: string, { name }: EndColumns): string[] {
  const labels = chart.config.options.plugins.decor.endLabels ?? []
  setFont(chart, 13.5, 500)
  return labels.length > 4 || text.split(' ').length < 3
    ? [fitName(chart, text, name + 1)]
    : wrapText(chart, text, name + 1)
}

function drawEndLabel(
  chart: DecoratedChart,
  label: EndLabel,
  place: { y: number; columns: EndColumns },
): void {
  const { ctx: pen, chartArea: area } = chart
  const { colours } = chart.config.options.plugins.decor
  const { name, value, change } = place.columns
  const left = area.right + 14
  const y = place.y + 4.5
  pen.fillStyle = label.colour
  pen.beginPath()
  pen.roundRect(left, place.y - 5, 10, 10, 3)
  pen.fill()
  const look = { size: 13.5, weight: 500, colour: colours.ink }
  const lines = nameLines(chart, label.name, place.columns)
  for (const [index, line] of lines.entries())
    writeText(chart, line, { x: left + 16, y: y + (index - (lines.length - 1) / 2) * 17, ...look })
  const valueEnd = left + 16 + name + 12 + value
  writeText(chart, label.value, {
    x: valueEnd,
    y,
    size: 13.5,
    weight: 600,
    colour: colours.ink,
    align: 'right',
  })
  if (change > 0)
    writeText(chart, label.change, {
      x: valueEnd + 10 + change,
      y,
      size: 13.5,
      weight: 500,
      colour: colours.muted,
      align: 'right',
    })
}
