import type { TimeMark } from './decor-spec.ts'
import type { DecoratedChart } from './surface.ts'
import { fitText, setFont, textWidth, writeText } from './text.ts'

/** A mark with the place of its words: `left` in logical px, `row` counted upwards from the plot, -1 without room. */
interface PlacedMark {
  mark: TimeMark
  x: number
  left: number
  width: number
  row: number
  text: string
}

/** Room above the plot for the words of marks, in logical px. */
export function markRoom(chart: DecoratedChart, plot: { left: number; right: number }): number {
  const rows = placeMarks(chart, plot).map(({ row }) => row + 1)
  const most = Math.max(0, ...rows)
  return most === 0 ? 0 : most * 19 + 3
}

/** Incidents as tinted stretches, and a line down the plot per mark; they stay behind the numbers. */
export function drawMarkLines(chart: DecoratedChart): void {
  const { spans = [], colours } = chart.config.options.plugins.decor
  const { ctx: pen, chartArea: area } = chart
  const xOf = (at: number): number => chart.scales['x']?.getPixelForValue(at) ?? 0
  pen.save()
  for (const { from, to } of spans) {
    pen.fillStyle = `${colours.down}1F`
    pen.fillRect(xOf(from), area.top, Math.max(1, xOf(to) - xOf(from)), area.bottom - area.top)
  }
  for (const { mark, x, row } of placeMarks(chart, area)) {
    pen.strokeStyle = markColour(chart, mark)
    pen.lineWidth = mark.kind === 'note' ? 1.25 : 1.5
    pen.setLineDash({ fired: [], recovered: [], ended: [], past: [4, 3], note: [2.5, 3] }[mark.kind])
    pen.beginPath()
    pen.moveTo(x, area.top - wordsAbove(chart) - (row < 0 ? 0 : row * 19))
    pen.lineTo(x, area.bottom)
    pen.stroke()
  }
  pen.restore()
}

export function drawMarkLabels(chart: DecoratedChart): void {
  const { colours } = chart.config.options.plugins.decor
  const { ctx: pen, chartArea: area } = chart
  for (const { mark, x, left, row, text } of placeMarks(chart, area)) {
    const colour = markColour(chart, mark)
    if (row >= 0) {
      const y = area.top - wordsAbove(chart) - row * 19 - 5
      const weight = mark.kind === 'note' ? 500 : 600
      writeText(chart, text, { x: left, y, size: 12.5, weight, colour, halo: colours.card })
    }
    if (mark.value === undefined) continue
    pen.fillStyle = colours.card
    pen.strokeStyle = colour
    pen.lineWidth = 2.5
    pen.beginPath()
    pen.arc(x, chart.scales['y']?.getPixelForValue(mark.value) ?? 0, 5, 0, 2 * Math.PI)
    pen.fill()
    pen.stroke()
  }
}

/** A label of the newest value that stands above the plot is kept clear. */
function wordsAbove(chart: DecoratedChart): number {
  return chart.config.options.plugins.decor.headroom ?? 0
}

function markColour(chart: DecoratedChart, { kind }: TimeMark): string {
  const { colours } = chart.config.options.plugins.decor
  const { down, up, muted } = colours
  return { fired: down, recovered: up, ended: muted, past: down, note: muted }[kind]
}

/**
 * Each label over its line, else beside it, in the lower of two rows where it touches no other, and if possible no line, the
 * first marks first; the line of one that has no room stands alone.
 */
function placeMarks(chart: DecoratedChart, plot: { left: number; right: number }): PlacedMark[] {
  const placed: PlacedMark[] = []
  const marks = chart.config.options.plugins.decor.timeMarks ?? []
  const lines = marks.map(({ at }) => markPlace(chart, at, plot))
  for (const [index, mark] of marks.entries()) {
    const x = lines[index] ?? 0
    setFont(chart, 12.5, 600)
    const text = fitText(chart, mark.text, 150)
    const width = textWidth(chart, text, { size: 12.5, weight: 600 })
    const inside = (left: number): number => Math.max(plot.left - 4, Math.min(left, chart.width - 12 - width))
    const isFree = ({ left, row }: { left: number; row: number }): boolean =>
      placed.every(
        (other) => other.row !== row || left > other.left + other.width + 8 || left + width + 8 < other.left,
      )
    const isCrossed = ({ left }: { left: number }): boolean =>
      lines.some((line) => line !== x && line > left - 3 && line < left + width + 3)
    const free = [0, 1]
      .flatMap((row) => [x - width / 2, x - 3, x + 3 - width].map((left) => ({ left: inside(left), row })))
      .filter(isFree)
    const place = free.find((candidate) => !isCrossed(candidate)) ?? free[0] ?? { left: x, row: -1 }
    placed.push({ mark, x, width, text, ...place })
  }
  return placed
}

/** As Chart.js places it, but known before it has: the room above the plot depends on what collides. */
function markPlace(
  chart: DecoratedChart,
  at: number,
  { left, right }: { left: number; right: number },
): number {
  const { data, options } = chart.config
  const count = data.labels.length
  // Bars have their place in the middle of their share, points of a line at the ends of theirs.
  if (options.scales?.x?.offset === true) return left + ((at + 0.5) / Math.max(1, count)) * (right - left)
  return count < 2 ? (left + right) / 2 : left + (at / (count - 1)) * (right - left)
}
