import type { Interval } from '../query/query.ts'
import type { FunnelGroup, SavedChartContent, Unit } from '../result/metric-result.ts'
import { startedBuckets } from './buckets.ts'
import { isBucket, type ChartExport } from './chart-export.ts'

/** Rows over time, a funnel's steps, or, for everything else, the cells as they are. */
export function readSavedChart(
  table: ChartExport,
  frame: { timeZone: string; asOf: Date },
): SavedChartContent {
  return overTime(table, frame) ?? funnel(table) ?? { shape: 'table', header: table.header, rows: table.rows }
}

/** How an export marks the rows of the range before. */
const previousMark = /\s*\[Previous\]/i

function overTime(
  { header, rows, metric }: ChartExport,
  { timeZone, asOf }: { timeZone: string; asOf: Date },
): SavedChartContent | undefined {
  const first = header.findIndex(isBucket)
  const labels = header.slice(first)
  if (first === -1 || !labels.every(isBucket)) return undefined
  const texts = labels.map(clockLabel)
  const interval = intervalOf(texts)
  const cells = rows.map((row) => texts.map((_, position) => numberOf(row[first + position])))
  // Amounts with a currency, and whatever else is not a plain number, are better shown than dropped.
  if (cells.flat().includes(undefined)) return undefined
  const buckets = startedBuckets(texts, { range: undefined, interval: interval ?? 'day', timeZone, asOf })
  return {
    shape: 'series',
    unit: unitOf(metric),
    interval,
    buckets,
    series: rows.map((row, line) => {
      const name = rowName(row.slice(0, first))
      return {
        label: name.replace(previousMark, ''),
        isComparison: previousMark.test(name),
        values: buckets.map((_, position) => cells[line]?.[position] ?? null),
        wholeRange: undefined,
      }
    }),
  }
}

function clockLabel(label: string): string {
  const [day = '', time = '00:00'] = label.split(/[T ]/)
  return `${day}T${time.slice(0, 5)}:00`
}

const minuteMs = 60_000

/** From how far the first two buckets are apart; one bucket alone does not tell. */
function intervalOf([first, second]: readonly string[]): Interval | undefined {
  if (first === undefined || second === undefined) return undefined
  const minutes = (Date.parse(`${second}Z`) - Date.parse(`${first}Z`)) / minuteMs
  if (!(minutes > 0)) return undefined
  if (minutes < 60) return '5min'
  if (minutes < 24 * 60) return 'hour'
  const days = minutes / (24 * 60)
  if (days < 7) return 'day'
  return days < 28 ? 'week' : 'month'
}

function unitOf(metric: string): Unit {
  if (/conversion/i.test(metric)) return 'ratio'
  if (/\buniques?\b|\busers\b/i.test(metric)) return 'users'
  return /\btotals?\b/i.test(metric) ? 'events' : 'number'
}

/** Grouped charts name their rows in several cells. */
function rowName(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '' && cell !== 'Entire Funnel').join(' · ')
}

/** Null for a cell without a value, undefined for one that is no number. */
function numberOf(cell = ''): number | null | undefined {
  if (/^(?:|-|–|null|nan|n\/a)$/i.test(cell)) return null
  const [, digits, percent] = /^(-?[\d,]*\.?\d+(?:e[+-]?\d+)?)(%?)$/i.exec(cell) ?? []
  const value = Number(digits?.replaceAll(',', ''))
  if (!Number.isFinite(value)) return undefined
  return percent === '%' ? value / 100 : value
}

/** Cells in front of the first step's, and cells per further step: its rate, its time, and its people. */
const leadingCells = 3
const cellsPerStep = 3

/**
 * People per step. The times in an export are means and say no unit, so they are not taken for medians. A funnel with
 * `[Previous]` rows stays a table, which shows all of them.
 */
function funnel({ header, rows }: ChartExport): SavedChartContent | undefined {
  const further = header.length - leadingCells - 1
  if (further < cellsPerStep || further % cellsPerStep !== 0) return undefined
  const columns = Array.from(
    { length: further / cellsPerStep + 1 },
    (_, step) => leadingCells + step * cellsPerStep,
  )
  const all = rows.map(([label = '', ...cells]) => ({
    label,
    counts: columns.flatMap((column) => numberOf(cells[column - 1]) ?? []),
  }))
  const isFunnel = ({ label, counts }: (typeof all)[number]): boolean =>
    counts.length === columns.length && isFalling(counts) && !previousMark.test(label)
  if (!all.some(({ label }) => isTotal(label)) || !all.every(isFunnel)) return undefined
  return {
    shape: 'funnel',
    steps: columns.map((column) => header[column] ?? ''),
    groups: withoutSum(all).map(({ label, counts }) => toGroup(isTotal(label) ? '' : label, counts)),
  }
}

/** The sum of groups that stand beside it would count everybody twice. */
function withoutSum<Row extends { label: string }>(rows: readonly Row[]): Row[] {
  const groups = rows.filter(({ label }) => !isTotal(label))
  return groups.length === 0 ? rows.slice(0, 1) : groups
}

function isTotal(label: string): boolean {
  return label.toLowerCase() === 'total'
}

function isFalling(counts: readonly number[]): boolean {
  return counts.every((count, step) => count >= 0 && count <= (counts[step - 1] ?? count))
}

function toGroup(label: string, counts: readonly number[]): FunnelGroup {
  return { label, counts, medianStepMs: counts.map(() => undefined), medianTotalMs: undefined }
}
