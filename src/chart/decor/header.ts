import { drawLegend, legendWidth } from './legend.ts'
import type { DecoratedChart } from './surface.ts'
import { fitName, textWidth, writeText } from './text.ts'

/** Title, range and legend on the left; the headline, its change and what it counts on the right. */
export function drawHeader(chart: DecoratedChart): void {
  const { header, colours } = chart.config.options.plugins.decor
  const room = chart.width - 36
  const logo = drawLogo(chart)
  const beforeNumber = room - logo - drawNumber(chart)
  const size = largestSize(chart, header.title, { sizes: [19, 16.5, 14.5], weight: 600, room: beforeNumber })
  const title = { x: 18 + logo, y: 32, size, weight: 600, colour: colours.ink, maxWidth: beforeNumber }
  writeText(chart, header.title, title)
  const row = explanationRow(chart)
  const change = drawChange(chart)
  const label = drawExplanation(chart, row)
  const beside = row === 2 ? label : change
  writeText(chart, header.subtitle, {
    x: 18,
    y: 53,
    size: 13.5,
    colour: colours.muted,
    maxWidth: room - beside,
  })
  drawLegend(chart, room - (row === 3 ? label : 0))
}

/** Real pixels, so that the logo stays as sharp as it came. */
function drawLogo(chart: DecoratedChart): number {
  const { logo } = chart.config.options.plugins.decor
  if (logo === undefined) return 0
  const top = 25 - logo.height / 2
  for (const { colour, runs } of logo.layers) {
    chart.ctx.fillStyle = colour
    for (let at = 0; at < runs.length; at += 3)
      chart.ctx.fillRect(
        18 + (runs[at] ?? 0) / 2,
        top + (runs[at + 1] ?? 0) / 2,
        (runs[at + 2] ?? 0) / 2,
        0.5,
      )
  }
  return logo.width + 10
}

/** The row, 2 or 3, that says what the headline counts: the third where the second is taken or too narrow. */
export function explanationRow(chart: DecoratedChart): 2 | 3 {
  const { headline, change, subtitle } = chart.config.options.plugins.decor.header
  if (headline === undefined) return 2
  const taken = textWidth(chart, subtitle, { size: 13.5 }) + 20
  const room = chart.width - 36 - taken
  return change !== undefined || textWidth(chart, headline.label, { size: 13 }) > room ? 3 : 2
}

/** A number is never cut: it gets smaller. Returns the width taken, gap included; so do the other parts on the right. */
function drawNumber(chart: DecoratedChart): number {
  const { header, colours } = chart.config.options.plugins.decor
  if (header.headline === undefined) return 0
  const { text } = header.headline
  const size = largestSize(chart, text, { sizes: [25, 20, 16, 12], weight: 700, room: 250 })
  const look = { size, weight: 700, colour: colours.ink, align: 'right' } as const
  return 20 + writeText(chart, text, { x: chart.width - 18, y: 34, ...look })
}

/** The largest of the sizes in which the text fits, else the smallest. */
function largestSize(
  chart: DecoratedChart,
  text: string,
  { sizes, weight, room }: { sizes: number[]; weight: number; room: number },
): number {
  const fitting = sizes.find((size) => textWidth(chart, text, { size, weight }) <= room)
  return fitting ?? sizes[sizes.length - 1] ?? 12
}

/** Arrow and amount in colour, then against what. The arrow says the direction without the colour. */
function drawChange(chart: DecoratedChart): number {
  const { header, colours } = chart.config.options.plugins.decor
  if (header.change === undefined) return 0
  const { direction, text, versus } = header.change
  const x = chart.width - 18
  const quiet = { size: 13, colour: colours.muted, align: 'right', maxWidth: 240 } as const
  const versusWidth = writeText(chart, versus, { x, y: 53, ...quiet })
  const arrow = { up: '▲ ', down: '▼ ', flat: '' }[direction]
  // Only an arrow says what the sign does.
  const amount = arrow === '' ? text : `${arrow}${text.replace(/^[+−]/, '')}`
  const colour = { up: colours.up, down: colours.down, flat: colours.muted }[direction]
  const loud = { size: 14, weight: 600, colour, align: 'right' } as const
  return 25 + versusWidth + writeText(chart, amount, { x: x - versusWidth - 5, y: 53, ...loud })
}

function drawExplanation(chart: DecoratedChart, row: 2 | 3): number {
  const { header, colours } = chart.config.options.plugins.decor
  if (header.headline === undefined) return 0
  const { label } = header.headline
  const room = row === 2 ? chart.width : Math.max(220, chart.width - 40 - legendWidth(chart))
  const size = largestSize(chart, label, { sizes: [13, 12], weight: 400, room })
  const look = { size, colour: colours.muted, align: 'right', maxWidth: room } as const
  const text = fitLabel(chart, label, { size, room })
  return 20 + writeText(chart, text, { x: chart.width - 18, y: row === 2 ? 53 : 73, ...look })
}

/** Of `a long name · users so far`, the name is cut: a number must keep what it counts. */
function fitLabel(
  chart: DecoratedChart,
  label: string,
  { size, room }: { size: number; room: number },
): string {
  const split = label.lastIndexOf(' · ')
  if (split < 0 || textWidth(chart, label, { size }) <= room) return label
  const counted = label.slice(split)
  return (
    fitName(chart, label.slice(0, split), Math.max(40, room - textWidth(chart, counted, { size }))) + counted
  )
}
