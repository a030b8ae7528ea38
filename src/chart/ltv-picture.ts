import { formatBucket } from '../result/format-value.ts'
import { completeAges, newUsersOf, valueAtAge } from '../result/ltv-figures.ts'
import type { LtvCohort, LtvGroup, LtvResult, Unit } from '../result/metric-result.ts'
import type { JsonObject } from './chart-picture.ts'
import type { EndLabel, LegendItem, XLabel } from './decor/decor-spec.ts'
import { markText } from './mark-text.ts'
import type { Picture } from './picture.ts'
import { hiddenNote } from './shown-series.ts'
import { seriesColour, seriesLimit, type Theme } from './theme.ts'
import { valueAxis } from './value-axis.ts'

/** More cohorts than these would hide each other; the average speaks for the others. */
const mostCohorts = 4

interface Curve {
  label: string
  colour: string
  /** Ascending by age; ages that are not reached are left out. */
  points: readonly { day: number; value: number; isComplete: boolean }[]
  isAverage: boolean
}

/**
 * What new users bring in as they grow older: the newest cohorts and the average of all, or a line per group. Ages that
 * some of a cohort have not reached are dashed.
 */
export function ltvPicture(result: LtvResult, theme: Theme): Picture {
  const { curves, hidden } =
    result.splitBy === 'none' ? cohortCurves(result, theme) : groupCurves(result, theme)
  const values = curves.flatMap(({ points }) => points.map(({ value }) => value))
  const oldest = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ day }) => day)))
  const unit = ltvUnit(result)
  const axis = valueAxis(values, unit)
  return {
    type: 'line',
    labels: [],
    datasets: curves.flatMap((curve) => linesOf(curve, theme)),
    scales: {
      x: { type: 'linear', min: Math.min(1, oldest - 1), max: oldest },
      y: { type: 'linear', min: axis.min, max: axis.max },
    },
    decor: {
      legend: legendOf(curves, hidden, theme),
      yTicks: values.length === 0 ? [{ at: 0, text: '', isBase: true }] : axis.ticks,
      xLabels: ageLabels(oldest),
      endLabels: curves.flatMap((curve) => endLabel(curve, result)),
      ...(values.length === 0 ? { message: 'No cohort has completed a day yet' } : {}),
    },
    numbers: curves.flatMap((curve) => curveNumber(curve, result)),
  }
}

/** Amplitude does not say which currency revenue is in, so it stands as a bare number. */
function ltvUnit({ query }: LtvResult): Unit {
  return query.measure === 'payers' ? 'users' : 'number'
}

interface ChosenCurves {
  curves: readonly Curve[]
  hidden: readonly { label: string }[]
}

/** The average first: it is what the others are compared with. */
function cohortCurves(result: LtvResult, theme: Theme): ChosenCurves {
  const cohorts = result.groups.flatMap((group) => group.cohorts)
  const begun = cohorts.filter(hasCompleteAge)
  const newest = begun
    .slice(-mostCohorts)
    .toReversed()
    .map((cohort, position) => ({
      label: formatBucket(cohort.start, result.interval),
      colour: seriesColour(theme, position),
      points: cohort.values,
      isAverage: false,
    }))
  if (begun.length < 2) return { curves: newest, hidden: [] }
  const average = {
    label: `Average of ${begun.length}`,
    colour: theme.ink,
    points: averagePoints(result, cohorts),
    isAverage: true,
  }
  return { curves: [average, ...newest], hidden: [] }
}

function hasCompleteAge({ newUsers, values }: LtvCohort): boolean {
  return newUsers > 0 && values.some(({ isComplete }) => isComplete)
}

function groupCurves(result: LtvResult, theme: Theme): ChosenCurves {
  const ordered =
    result.splitBy === 'group'
      ? result.groups.toSorted((a, b) => newUsersOf(b) - newUsersOf(a))
      : result.groups
  const curves = ordered.slice(0, seriesLimit).map((group: LtvGroup, position) => ({
    label: group.label,
    colour: seriesColour(theme, position),
    points: averagePoints(result, group.cohorts),
    isAverage: false,
  }))
  return { curves, hidden: ordered.slice(seriesLimit) }
}

/**
 * Over the cohorts that completed each age, for as long as a third and two of them did: single ones would bend the line
 * by themselves. Sums are shared out among them, or they would fall as cohorts drop out.
 */
function averagePoints({ query }: LtvResult, cohorts: readonly LtvCohort[]): Curve['points'] {
  const begun = cohorts.filter(hasCompleteAge).length
  const fewest = Math.max(Math.min(2, begun), begun / 3)
  return completeAges(cohorts).flatMap((day) => {
    const reached = valueAtAge(query.measure, cohorts, day)
    if (reached === undefined || reached.cohorts.length < fewest) return []
    const isSum = query.measure === 'revenue' || query.measure === 'payers'
    const value = isSum ? reached.value / reached.cohorts.length : reached.value
    return [{ day, value, isComplete: true }]
  })
}

/** A solid line through what is complete, and a dashed one from its end through the rest. */
function linesOf(curve: Curve, theme: Theme): JsonObject[] {
  const last = lastComplete(curve)
  const solid = curve.points.slice(0, last + 1)
  const open = curve.points.slice(Math.max(0, last))
  const stroke = {
    borderColor: curve.colour,
    borderWidth: curve.isAverage ? 3.25 : 2.25,
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    tension: 0,
    clip: 12,
    fill: false,
    pointBorderColor: theme.card,
    pointBackgroundColor: curve.colour,
    pointBorderWidth: 2,
    order: curve.isAverage ? 1 : 0,
  }
  const lines: JsonObject[] = [
    { ...stroke, data: positions(solid), pointRadius: solid.map((_, index) => (index === last ? 4.5 : 0)) },
  ]
  if (open.length > 1) lines.push({ ...stroke, data: positions(open), borderDash: [4.5, 5], pointRadius: 0 })
  return lines
}

function lastComplete({ points }: Curve): number {
  return points.findLastIndex(({ isComplete }) => isComplete)
}

function positions(points: Curve['points']): { x: number; y: number }[] {
  return points.map(({ day, value }) => ({ x: day, y: value }))
}

function endLabel(curve: Curve, result: LtvResult): EndLabel[] {
  const end = curve.points[lastComplete(curve)]
  if (end === undefined) return []
  const value = markText(end.value, ltvUnit(result))
  return [{ at: end.value, from: end.day, name: curve.label, value, change: '', colour: curve.colour }]
}

function legendOf(
  curves: readonly Curve[],
  hidden: readonly { label: string }[],
  theme: Theme,
): LegendItem[] {
  const items: LegendItem[] = []
  const isOpen = curves.some(({ points }) => points.some(({ isComplete }) => !isComplete))
  if (isOpen) items.push({ text: 'Not yet reached by all', colour: theme.muted, mark: 'dashed' })
  if (hidden.length > 0) items.push({ text: hiddenNote(hidden), colour: theme.muted, mark: 'none' })
  return items
}

const roundSteps = [1, 2, 5, 7, 10, 15, 30, 60, 90, 180]

/** Day 1, then round days, five to eight of them. */
function ageLabels(oldest: number): XLabel[] {
  const step = roundSteps.find((days) => oldest / days <= 7) ?? 365
  const rounds = Array.from({ length: Math.floor(oldest / step) }, (_, index) => (index + 1) * step)
  return [...new Set([1, ...rounds])].map((at) => ({ at, text: `Day ${at}` }))
}

function curveNumber(curve: Curve, result: LtvResult): string[] {
  const unit = ltvUnit(result)
  const ends = new Set([7, 30, curve.points[lastComplete(curve)]?.day])
  const told = curve.points.filter(({ day, isComplete }) => isComplete && ends.has(day))
  if (told.length === 0) return []
  return [
    `${curve.label}: ${told.map(({ day, value }) => `${markText(value, unit)} by day ${day}`).join(', ')}`,
  ]
}
