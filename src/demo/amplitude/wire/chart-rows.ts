import { rangeBefore, type SavedChart } from '../metrics/saved-charts.ts'
import { funnel, type FunnelGroup, type FunnelQuery, type StepTimes } from '../metrics/funnel.ts'
import { stepDurations } from '../metrics/funnel-durations.ts'
import { divide } from '../metrics/measure.ts'
import type { Present } from '../metrics/present.ts'
import { segmentation, type SegmentationLine } from '../metrics/segmentation.ts'
import type { CsvCell } from './csv.ts'

type Rows = CsvCell[][]

/** What the ungrouped line is called. */
const everybody = 'All Users'

/** The rows of a saved chart's export: title, blank row, metric, blank row, header, then the numbers. */
export function chartRows(present: Present, chart: SavedChart, today: string): Rows {
  switch (chart.kind) {
    case 'segmentation':
      return segmentationRows(present, chart, today)
    case 'funnel':
      return funnelRows(present, chart, today)
    case 'conversion over time':
      return conversionRows(present, chart, today)
  }
}

type ChartOf<Kind extends SavedChart['kind']> = Extract<SavedChart, { kind: Kind }>

function segmentationRows(present: Present, chart: ChartOf<'segmentation'>, today: string): Rows {
  const query = chart.query(today)
  const { labels, lines } = segmentation(present, query)
  const rowOf =
    (suffix: string) =>
    (line: SegmentationLine): CsvCell[] => [(line.userValues[0] ?? everybody) + suffix, ...line.values]
  const previous = chart.hasPrevious
    ? segmentation(present, { ...query, range: rangeBefore(query.range) }).lines
    : []
  return [
    [chart.title],
    [],
    [chart.metric],
    [],
    ['Segment', ...labels.map((label) => `${label}T00:00:00`)],
    ...lines.map(rowOf('')),
    ...previous.map(rowOf(' [Previous]')),
  ]
}

function conversionRows(present: Present, chart: ChartOf<'conversion over time'>, today: string): Rows {
  const query = chart.query(today)
  const { labels, groups } = funnel(present, query)
  const previous = chart.hasPrevious
    ? funnel(present, { ...query, range: rangeBefore(query.range) }).groups
    : []
  return [
    [chart.title],
    [],
    ['Conversion Over Time', 'Overall'],
    [],
    ['Segment', 'Steps', ...labels],
    ...groups.map((group) => conversionRow(group, query, '')),
    ...previous.map((group) => conversionRow(group, query, ' [Previous]')),
  ]
}

/** Rates are fractions, written as texts of numbers without a TAB. */
function conversionRow(
  { value, waysByBucket }: FunnelGroup,
  { steps }: FunnelQuery,
  suffix: string,
): CsvCell[] {
  const rates = waysByBucket.map((ways) => divide(reaching(ways, steps.length), ways.length))
  return [(value || everybody) + suffix, 'Entire Funnel', ...rates.map((rate) => Number(rate.toFixed(4)))]
}

/** After three cells the people at step 1; for each further step its rate, the mean seconds to it, and the people. */
function funnelRows(present: Present, chart: ChartOf<'funnel'>, today: string): Rows {
  const query = chart.query(today)
  const { groups } = funnel(present, query)
  const [first, ...later] = query.steps.map(({ name }) => name)
  return [
    [chart.title],
    [],
    ['Conversion'],
    [],
    [
      'Segment',
      'Start',
      'End',
      first ?? '',
      ...later.flatMap((name) => [`${name} rate`, `${name} time`, name]),
    ],
    ...groups.map((group) => funnelCells(group, query)),
  ]
}

function funnelCells({ value, ways }: FunnelGroup, { range, steps }: FunnelQuery): CsvCell[] {
  return [value || 'Total', range.start, range.end, ...stepCells(ways, steps.length)]
}

function stepCells(ways: readonly StepTimes[], stepCount: number): CsvCell[] {
  const later = Array.from({ length: stepCount - 1 }, (_, index) => index + 1)
  return [
    ways.length,
    ...later.flatMap((step) => {
      const durations = stepDurations(ways, step)
      const seconds =
        divide(
          durations.reduce((sum, duration) => sum + duration, 0),
          durations.length,
        ) / 1000
      return [
        Number(divide(durations.length, reaching(ways, step)).toFixed(4)),
        Math.round(seconds),
        durations.length,
      ]
    }),
  ]
}

/** People who came at least so far. */
function reaching(ways: readonly StepTimes[], stepCount: number): number {
  return ways.filter((times) => times.length >= stepCount).length
}
