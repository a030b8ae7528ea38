import type { RingPart } from './decor-spec.ts'
import type { DecoratedChart } from './surface.ts'
import { textWidth, writeText } from './text.ts'

/** A ring on the left, with the largest share in its middle, and a list on the right: colour, name, count and share. */
export function drawRing(chart: DecoratedChart): void {
  const { ring } = chart.config.options.plugins.decor
  if (ring === undefined) return
  const { top, bottom } = chart.chartArea
  const radius = Math.min((bottom - top) / 2, 118)
  const centre = { x: 30 + radius, y: (top + bottom) / 2 }
  drawArcs(chart, ring, { ...centre, radius })
  drawMiddle(chart, ring, { ...centre, radius })
  drawList(chart, ring, { left: centre.x + radius + 36, middle: centre.y })
}

/** Clockwise from the top; a narrow gap in the colour of the card keeps neighbours apart without their colours. */
function drawArcs(
  chart: DecoratedChart,
  ring: readonly RingPart[],
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  const pen = chart.ctx
  const middle = radius * 0.81
  const gap = ring.length > 1 ? 1.25 / middle : 0
  let from = -Math.PI / 2
  pen.save()
  pen.lineWidth = radius * 0.38
  pen.lineCap = 'butt'
  for (const { share, colour } of ring) {
    const to = from + share * 2 * Math.PI
    pen.strokeStyle = colour
    pen.beginPath()
    pen.arc(x, y, middle, from + Math.min(gap, (to - from) / 3), to - Math.min(gap, (to - from) / 3))
    if (share > 0) pen.stroke()
    from = to
  }
  pen.restore()
}

function drawMiddle(
  chart: DecoratedChart,
  [largest]: readonly RingPart[],
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  const { colours } = chart.config.options.plugins.decor
  if (largest === undefined) return
  const place = { x, align: 'center', maxWidth: radius * 1.08 } as const
  writeText(chart, largest.shareText, { ...place, y: y + 4, size: 25, weight: 700, colour: colours.ink })
  const name = { size: 13.5, colour: colours.muted, isName: true }
  writeText(chart, largest.name, { ...place, ...name, y: y + 24 })
}

function drawList(
  chart: DecoratedChart,
  ring: readonly RingPart[],
  { left, middle }: { left: number; middle: number },
): void {
  const { colours } = chart.config.options.plugins.decor
  const pen = chart.ctx
  const widest = (texts: string[], weight: number): number =>
    Math.max(...texts.map((text) => textWidth(chart, text, { size: 13.5, weight })))
  const right = chart.width - 18
  const countsEnd =
    right -
    16 -
    widest(
      ring.map(({ shareText }) => shareText),
      600,
    )
  const namesEnd =
    countsEnd -
    12 -
    widest(
      ring.map(({ count }) => count),
      400,
    )
  for (const [index, part] of ring.entries()) {
    const y = middle + (index - (ring.length - 1) / 2) * 30
    const look = { y: y + 4.5, size: 13.5, colour: colours.ink }
    pen.fillStyle = part.colour
    pen.beginPath()
    pen.roundRect(left, y - 5.5, 11, 11, 3)
    pen.fill()
    const name = { maxWidth: namesEnd - left - 19, weight: 500, isName: true }
    writeText(chart, part.name, { ...look, ...name, x: left + 19 })
    writeText(chart, part.count, { ...look, x: countsEnd, align: 'right', colour: colours.muted })
    writeText(chart, part.shareText, { ...look, x: right, align: 'right', weight: 600 })
  }
}
