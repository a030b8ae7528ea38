import type { ValueLabel } from './decor-spec.ts'
import type { DecoratedChart } from './surface.ts'
import { textWidth, writeText } from './text.ts'

/** A label with its place: `x` is its left edge, `y` the baseline of its first line, in logical px. */
interface PlacedLabel {
  label: ValueLabel
  x: number
  y: number
  width: number
}

/** Numbers at bars and points. */
export function drawValueLabels(chart: DecoratedChart): void {
  const labels = chart.config.options.plugins.decor.valueLabels ?? []
  for (const label of labels) if (label.side === 'right') drawBeside(chart, label)
  const placed = labels.flatMap((label) => (label.side === 'above' ? placeAbove(chart, label) : []))
  for (const place of visibleLabels(placed)) drawAbove(chart, place)
}

function drawBeside(chart: DecoratedChart, label: ValueLabel): void {
  const { colours } = chart.config.options.plugins.decor
  const mark = chart.getDatasetMeta(label.dataset).data[label.index]
  if (mark === undefined) return
  const y = mark.y + 4.5
  const ink = label.isStrong ? colours.ink : colours.muted
  const width = writeText(chart, label.text, { x: mark.x + 8, y, size: 13.5, weight: 600, colour: ink })
  if (label.note === undefined) return
  const look = label.isWarning
    ? { weight: 600, colour: colours.down }
    : { weight: 400, colour: colours.muted }
  writeText(chart, label.note, { x: mark.x + 8 + width + 9, y, size: 13, ...look })
}

/** Above the mark; where a line comes down to it from the left, to the right of it, or below the line at the edge. */
function placeAbove(chart: DecoratedChart, label: ValueLabel): PlacedLabel[] {
  const marks = chart.getDatasetMeta(label.dataset).data
  const [mark, before] = [marks[label.index], marks[label.index - 1]]
  if (mark === undefined) return []
  const width = textWidth(chart, label.text, { size: labelSize(label), weight: 600 })
  if (label.isOnLine && before !== undefined && mark.y - before.y > 6) {
    const hasRoom = mark.x + 7 + width < chart.width - 8
    if (hasRoom) return [{ label, x: mark.x + 7, y: mark.y - 7, width }]
    const hasRoomBelow = mark.y + 16 < chart.chartArea.bottom - 3
    if (hasRoomBelow) return [{ label, x: mark.x - 9 - width, y: mark.y + 16, width }]
  }
  const { clearOf } = label
  const other = clearOf === undefined ? mark.y : (chart.scales['y']?.getPixelForValue(clearOf) ?? mark.y)
  const x = Math.min(mark.x, chart.width - 10 - width / 2) - width / 2
  return [{ label, x, y: Math.min(mark.y, other) - (label.note === undefined ? 8 : 24), width }]
}

function labelSize({ note }: ValueLabel): number {
  return note === undefined ? 13 : 15
}

/**
 * On lines each label that touches none before it, the important ones first. On bars all of them, else the important
 * ones, else none: numbers on some of the bars would look like a choice.
 */
function visibleLabels(placed: PlacedLabel[]): PlacedLabel[] {
  const keys = placed.filter(({ label }) => label.isKey === true)
  if (placed.every(({ label }) => label.isOnLine === true)) {
    const kept: PlacedLabel[] = []
    for (const place of [...keys, ...placed.filter(({ label }) => label.isKey !== true)])
      if (!kept.some((other) => touches(place, other))) kept.push(place)
    return kept
  }
  const isFree = (some: PlacedLabel[]): boolean =>
    some.every((place, index) => some.slice(index + 1).every((other) => !touches(place, other)))
  return [placed, keys].find(isFree) ?? []
}

/** Labels at different heights may pass each other a little, but must not lie on the neighbour's bar. */
function touches(one: PlacedLabel, other: PlacedLabel): boolean {
  const gap = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width)
  const areLevel = Math.abs(one.y - other.y) < 14
  const isOnLine = one.label.isOnLine === true
  return gap < (areLevel ? 1 : isOnLine ? -1000 : -5)
}

function drawAbove(chart: DecoratedChart, { label, x, y, width }: PlacedLabel): void {
  const { colours } = chart.config.options.plugins.decor
  const ink = label.isStrong ? colours.ink : colours.muted
  const look = { size: labelSize(label), weight: label.isStrong ? 600 : 500, colour: ink, halo: colours.card }
  const centre = x + width / 2
  writeText(chart, label.text, { ...look, x: centre, y, align: 'center' })
  if (label.note === undefined) return
  writeText(chart, label.note, { x: centre, y: y + 16, size: 13, colour: colours.muted, align: 'center' })
}
