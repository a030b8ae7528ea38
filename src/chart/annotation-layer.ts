import { capitalize, inBucket } from '../result/bucket-phrase.ts'
import { formatValue } from '../result/format-value.ts'
import type { ChartAnnotations, ExpectedBand, Threshold } from './annotations.ts'
import { bucketPosition } from './bucket-position.ts'
import type { JsonObject } from './chart-picture.ts'
import type { DecorSpec, LegendItem, Limit, TimeMark } from './decor/decor-spec.ts'
import { shownNotes } from './day-notes.ts'
import { markText } from './mark-text.ts'
import type { SeriesFrame, ShownSeries } from './shown-series.ts'
import type { Theme } from './theme.ts'

/** What annotations add to a picture of lines. */
export interface AnnotationLayer {
  /** Values that the axis has to reach. */
  values: (number | null)[]
  /** Behind and before the lines; Chart.js draws a smaller `order` on top. */
  datasets: JsonObject[]
  legend: LegendItem[]
  decor: Pick<DecorSpec, 'timeMarks' | 'limits' | 'spans'>
  /** The same in words, most important first. */
  numbers: string[]
}

export function annotationLayer(
  result: SeriesFrame,
  shown: readonly ShownSeries[],
  theme: Theme,
): AnnotationLayer {
  const annotations = result.annotations ?? {}
  const { band, thresholds = [] } = annotations
  const marks = timeMarks(result, shown, annotations)
  return {
    values: [
      ...(band === undefined ? [] : [...band.lower, ...band.upper, ...(band.middle ?? [])]),
      ...thresholds.map(({ value }) => value),
    ],
    datasets: [
      ...breachingPoints(result, shown, { theme, annotations }),
      ...(band === undefined ? [] : bandAreas(band, theme)),
    ],
    legend: legendOf(result, annotations, theme),
    decor: {
      ...(marks.length > 0 ? { timeMarks: marks, spans: incidents(marks, result.buckets.length) } : {}),
      ...(thresholds.length > 0 ? { limits: thresholds.map((threshold) => limitOf(threshold, result)) } : {}),
    },
    numbers: numbersOf(result, annotations),
  }
}

/** Moments first: where labels have no room for all, notes give way. */
function timeMarks(
  result: SeriesFrame,
  shown: readonly ShownSeries[],
  { moments = [], notes = [] }: ChartAnnotations,
): TimeMark[] {
  const [only] = shown.length === 1 ? shown : []
  const asked = [
    ...moments,
    ...shownNotes(result, notes).map(({ bucket, label }) => ({ bucket, label, kind: 'note' as const })),
  ]
  return asked.flatMap(({ bucket, label, kind }) => {
    const at = bucketPosition(result.buckets, result.interval, bucket)
    if (at < 0) return []
    const value = kind === 'note' ? undefined : (only?.series.values[at] ?? undefined)
    return [{ at, text: label, kind, ...(value === undefined ? {} : { value }) }]
  })
}

/** From each firing to the end behind it, or to the end. */
function incidents(marks: readonly TimeMark[], buckets: number): { from: number; to: number }[] {
  return marks.flatMap(({ kind, at }) => {
    if (kind !== 'fired') return []
    const ends = marks.flatMap((mark) => (isEnd(mark) && mark.at >= at ? [mark.at] : []))
    return [{ from: at, to: Math.min(buckets - 1, ...ends) }]
  })
}

function isEnd({ kind }: TimeMark): boolean {
  return kind === 'recovered' || kind === 'ended'
}

/** Diamonds in the colour of what went wrong: their shape tells them from other points without the colour. */
function breachingPoints(
  result: SeriesFrame,
  shown: readonly ShownSeries[],
  { theme, annotations: { breaches = [] } }: { theme: Theme; annotations: ChartAnnotations },
): JsonObject[] {
  const positions = new Set(breaches.map((bucket) => bucketPosition(result.buckets, result.interval, bucket)))
  if (positions.size === 0) return []
  const isDense = result.buckets.length > 100
  return shown.slice(0, 1).map(({ series }) => ({
    data: result.buckets.map((_, index) => (positions.has(index) ? (series.values[index] ?? null) : null)),
    order: -1,
    showLine: false,
    pointStyle: 'rectRot',
    pointRadius: isDense ? 3.5 : 6,
    pointBackgroundColor: theme.down,
    pointBorderColor: theme.card,
    pointBorderWidth: isDense ? 0.75 : 1.5,
    clip: 12,
  }))
}

/** The area between two lines without a stroke; what was expected most runs through it. */
function bandAreas({ lower, upper, middle }: ExpectedBand, theme: Theme): JsonObject[] {
  const edge = { borderWidth: 0, pointRadius: 0, tension: 0, spanGaps: false, order: 2 }
  const area: JsonObject[] = [
    { ...edge, data: [...upper], fill: '+1', backgroundColor: bandColour(theme) },
    { ...edge, data: [...lower], fill: false },
  ]
  if (middle === undefined) return area
  const line = { data: [...middle], borderColor: theme.comparison, borderWidth: 1.25, fill: false, order: 1 }
  return [...area, { ...edge, ...line }]
}

function bandColour({ comparison }: Theme): string {
  return `${comparison}38`
}

function legendOf(
  { unit }: SeriesFrame,
  { band, thresholds = [] }: ChartAnnotations,
  theme: Theme,
): LegendItem[] {
  const limits = thresholds.map((threshold) => thresholdText(threshold, (value) => markText(value, unit)))
  return [
    ...(band === undefined ? [] : [bandLegend(band, theme)]),
    ...(limits.length === 0
      ? []
      : [{ text: `Alert ${limits.join(' or ')}`, colour: theme.down, mark: 'rule' as const }]),
  ]
}

/** One line with both edges on it is a line to the reader, too. */
function bandLegend(band: ExpectedBand, theme: Theme): LegendItem {
  return isLine(band)
    ? { text: band.name, colour: theme.comparison, mark: 'line' }
    : { text: band.name, colour: bandColour(theme), mark: 'box' }
}

function isLine({ lower, upper }: ExpectedBand): boolean {
  return lower === upper
}

function limitOf(threshold: Threshold, { unit }: SeriesFrame): Limit {
  return { at: threshold.value, text: markText(threshold.value, unit), breach: threshold.breach }
}

function thresholdText({ value, breach }: Threshold, format: (value: number) => string): string {
  return `${breach} ${format(value)}`
}

function numbersOf(result: SeriesFrame, annotations: ChartAnnotations): string[] {
  const { band, thresholds = [], moments = [], notes = [] } = annotations
  const format = (value: number): string => formatValue(value, result.unit)
  const newest = result.buckets.findLastIndex(
    (_, index) => (band?.lower[index] ?? null) !== null && (band?.upper[index] ?? null) !== null,
  )
  const [low, high] = [band?.lower[newest] ?? null, band?.upper[newest] ?? null]
  const told = [...moments, ...shownNotes(result, notes)].flatMap(({ bucket, label }) => {
    const found = result.buckets[bucketPosition(result.buckets, result.interval, bucket)]
    return found === undefined ? [] : [`${label}: ${inBucket(found.label, result.interval)}`]
  })
  return [
    ...(thresholds.length === 0
      ? []
      : [`Alert ${thresholds.map((threshold) => thresholdText(threshold, format)).join(' or ')}`]),
    ...(band === undefined || low === null || high === null
      ? []
      : [
          `${capitalize(band.name)} ${inBucket(result.buckets[newest]?.label ?? '', result.interval)}: ${isLine(band) ? format(low) : `${format(low)} to ${format(high)}`}`,
        ]),
    ...told,
  ]
}
