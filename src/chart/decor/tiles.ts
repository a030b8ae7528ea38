import type { DecorTile } from './decor-spec.ts'
import type { DecoratedChart } from './surface.ts'
import { textWidth, writeText } from './text.ts'

/** A tile's place in logical px. */
interface TilePlace {
  left: number
  top: number
  width: number
  height: number
}

/** Metrics side by side and in rows, each with its name, its number, its change and its line. */
export function drawTiles(chart: DecoratedChart): void {
  const { tiles, colours } = chart.config.options.plugins.decor
  if (tiles === undefined) return
  const gap = 26
  const rows = Math.ceil(tiles.items.length / tiles.columns)
  const top = chart.chartArea.top
  const width = (chart.width - 36 - gap * (tiles.columns - 1)) / tiles.columns
  const height = (chart.height - 14 - top) / Math.max(1, rows)
  for (const [index, tile] of tiles.items.entries()) {
    const [column, row] = [index % tiles.columns, Math.floor(index / tiles.columns)]
    const place = { left: 18 + column * (width + gap), top: top + row * height, width, height }
    chart.ctx.fillStyle = colours.grid
    chart.ctx.fillRect(place.left, place.top, width, 1)
    drawTile(chart, tile, place)
  }
}

function drawTile(chart: DecoratedChart, tile: DecorTile, place: TilePlace): void {
  const { colours } = chart.config.options.plugins.decor
  const { left, top, width } = place
  const name = { size: 13.5, weight: 500, colour: colours.muted, maxWidth: width, isName: true }
  writeText(chart, tile.title, { x: left, y: top + 20, ...name })
  const size = [21, 17, 14, 11].find((size) => textWidth(chart, tile.value, { size, weight: 700 }) <= width)
  const number = { size: size ?? 11, weight: 700, colour: colours.ink }
  const taken = writeText(chart, tile.value, { x: left, y: top + 45, ...number })
  drawTileChange(chart, tile, { ...place, left: left + taken + 8, width: width - taken - 8 })
  const line = { left: left + 3, top: top + 57, width: width - 7, height: place.height - 57 - 15 }
  if (tile.note === undefined) drawTileLine(chart, tile, line)
  else
    writeText(chart, tile.note, {
      x: left,
      y: line.top + 10,
      size: 12.5,
      colour: colours.muted,
      maxWidth: width,
    })
}

/** Beside the number; where it has no room there, smaller, and else not at all: half a number would be a wrong one. */
function drawTileChange(chart: DecoratedChart, { change }: DecorTile, { left, top, width }: TilePlace): void {
  const { colours } = chart.config.options.plugins.decor
  if (change === undefined) return
  const { direction, text } = change
  const words = `${{ up: '▲ ', down: '▼ ', flat: '' }[direction]}${text.replace(/^[+−]/, '')}`
  const size = [13.5, 12, 10.5].find((size) => textWidth(chart, words, { size, weight: 600 }) <= width)
  if (size === undefined) return
  const colour = { up: colours.up, down: colours.down, flat: colours.muted }[direction]
  writeText(chart, words, { x: left, y: top + 45, size, weight: 600, colour })
}

/** Gaps are gaps, a lone value is a point, and the newest one ends the line. */
function drawTileLine(chart: DecoratedChart, { values }: DecorTile, place: TilePlace): void {
  const { colours } = chart.config.options.plugins.decor
  const pen = chart.ctx
  const { low, high } = tileScale(values)
  const xOf = (index: number): number => place.left + (index * place.width) / Math.max(1, values.length - 1)
  const yOf = (value: number): number => place.top + place.height * (1 - (value - low) / (high - low))
  const newest = values.findLastIndex((value) => value !== null)
  pen.save()
  pen.strokeStyle = colours.series[0] ?? colours.ink
  pen.fillStyle = colours.series[0] ?? colours.ink
  pen.lineWidth = 2.25
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.beginPath()
  for (const [index, value] of values.entries()) {
    if (value === null) continue
    if ((values[index - 1] ?? null) === null) pen.moveTo(xOf(index), yOf(value))
    else pen.lineTo(xOf(index), yOf(value))
  }
  pen.stroke()
  for (const [index, value] of values.entries()) {
    const isAlone = (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
    if (value === null || (index !== newest && !isAlone)) continue
    pen.beginPath()
    pen.arc(xOf(index), yOf(value), index === newest ? 4 : 2, 0, 2 * Math.PI)
    pen.fill()
  }
  pen.restore()
}

/** From lowest to highest, but never less than half of the highest: a change of a few per cent must not look like a fall. */
function tileScale(values: readonly (number | null)[]): { low: number; high: number } {
  const present = values.flatMap((value) => (value === null ? [] : [value]))
  const [low, high] = [Math.min(...present, Infinity), Math.max(...present, -Infinity)]
  if (low > high) return { low: 0, high: 1 }
  const least = Math.max(Math.abs(low), Math.abs(high)) / 2 || 1
  const missing = Math.max(0, least - (high - low)) / 2
  return { low: low - missing, high: high + missing }
}
