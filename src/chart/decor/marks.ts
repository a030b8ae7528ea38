import type { Pill } from './decor-spec.ts'
import type { DecoratedChart } from './surface.ts'
import { textWidth, writeText } from './text.ts'

/** Dashes around bars that are still filling. */
export function drawUnfinishedBars(chart: DecoratedChart): void {
  const { unfinishedBars = [], colours } = chart.config.options.plugins.decor
  const pen = chart.ctx
  pen.save()
  pen.strokeStyle = colours.muted
  pen.lineWidth = 1.25
  pen.setLineDash([4, 3])
  for (const { dataset, index } of unfinishedBars) {
    const bar = chart.getDatasetMeta(dataset).data[index]
    const [width, height] = [bar?.width ?? 0, Math.abs((bar?.base ?? 0) - (bar?.y ?? 0))]
    if (bar === undefined || height < 2) continue
    pen.beginPath()
    pen.roundRect(bar.x - width / 2, Math.min(bar.y, bar.base ?? bar.y), width, height, 3)
    pen.stroke()
  }
  pen.restore()
}

/** The share that went on from one funnel step to the next, in the gap between their bars. */
export function drawPills(chart: DecoratedChart): void {
  for (const pill of chart.config.options.plugins.decor.pills ?? []) drawPill(chart, pill)
}

function drawPill(chart: DecoratedChart, pill: Pill): void {
  const { colours } = chart.config.options.plugins.decor
  const { ctx: pen, chartArea: area } = chart
  const bars = chart.getDatasetMeta(pill.dataset).data
  const [from, to] = [bars[pill.from], bars[pill.from + 1]]
  if (from === undefined || to === undefined) return
  const left = from.x + (from.width ?? 0) / 2
  const right = to.x - (to.width ?? 0) / 2
  const width = Math.max(textWidth(chart, pill.text, { size: 13, weight: 600 }) + 20, 44)
  const [x, y] = [(left + right) / 2 - width / 2, area.bottom - 30]
  pen.fillStyle = pill.isWorst ? colours.down : colours.ink
  pen.beginPath()
  pen.moveTo(x, y)
  pen.lineTo(x + width - 8, y)
  pen.lineTo(x + width, y + 11)
  pen.lineTo(x + width - 8, y + 22)
  pen.lineTo(x, y + 22)
  pen.closePath()
  pen.fill()
  const colour = pill.isWorst ? colours.onDown : colours.onInk
  writeText(chart, pill.text, {
    x: x + width / 2 - 3,
    y: y + 15.5,
    size: 13,
    weight: 600,
    colour,
    align: 'center',
  })
  const note = {
    x: (left + right) / 2,
    y: y - 8,
    size: 12.5,
    colour: colours.muted,
    align: 'center',
    halo: colours.card,
  } as const
  writeText(chart, pill.note, { ...note, maxWidth: right - left + 16 })
}

export function drawMessage(chart: DecoratedChart): void {
  const { message, colours } = chart.config.options.plugins.decor
  if (message === undefined) return
  const { left, right, top, bottom } = chart.chartArea
  const place = { x: (left + right) / 2, y: (top + bottom) / 2 + 5, align: 'center' } as const
  writeText(chart, message, {
    ...place,
    size: 15,
    colour: colours.muted,
    halo: colours.card,
    maxWidth: right - left,
  })
}
