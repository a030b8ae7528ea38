import { capitalize, nameBucket } from '../result/bucket-phrase.ts'
import { formatRatio, formatValue } from '../result/format-value.ts'
import { isCut } from '../result/group-figures.ts'
import type { SeriesResult } from '../result/metric-result.ts'
import { isAdditive } from '../result/series-words.ts'
import { mix } from './colour.ts'
import type { LegendItem } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import { chooseSeries, hiddenNote, type ChosenSeries } from './shown-series.ts'
import type { Theme } from './theme.ts'
import { valueAxis } from './value-axis.ts'

/** What a ranking compares: a name, a number, and whether it is the present, the past or still filling. */
interface Row {
  name: string
  value: number
  note: string
  tone: 'present' | 'past' | 'unfinished'
}

const mostRows = 9

/** Lying bars, longest first, for results without a time axis worth drawing: one bucket, or the bins of a histogram. */
export function rankingPicture(result: SeriesResult, theme: Theme): Picture {
  const chosen = chooseSeries(result, theme, mostRows)
  const rows = rowsOf(result, chosen)
  const axis = valueAxis(
    rows.map(({ value }) => value),
    result.unit,
  )
  const highest = Math.max(...rows.map(({ value }) => value), 0)
  const accent = theme.series[0] ?? theme.ink
  const fills = { present: accent, past: theme.comparison, unfinished: mix(theme.card, accent, 0.45) }
  return {
    type: 'bar',
    indexAxis: 'y',
    labels: rows.map(({ name }) => name),
    datasets: [
      {
        data: rows.map(({ value }) => value),
        backgroundColor: rows.map(({ tone }) => fills[tone]),
        borderRadius: 3,
        borderSkipped: 'start',
        maxBarThickness: rows.length > 4 ? 30 : 52,
        categoryPercentage: 0.9,
        barPercentage: 0.82,
      },
    ],
    // Without a value axis nothing has to end at a round number: the longest bar may take all the room.
    scales: {
      x: { type: 'linear', min: axis.min, max: highest || axis.max },
      y: { type: 'category', offset: true },
    },
    decor: {
      legend: legendOf(result, chosen, theme),
      yTicks: rows.map(({ name }, at) => ({ at, text: name, isName: true })),
      valueLabels: rows.map(({ value, note }, index) => ({
        dataset: 0,
        index,
        text: formatValue(value, result.unit, highest >= 1e5 ? 'compact' : 'full'),
        ...(note === '' ? {} : { note }),
        side: 'right',
        reach: highest > 0 ? Math.max(0, value) / highest : 1,
        isStrong: true,
      })),
      ...(rows.length === 0 ? { message: 'No data in this range' } : {}),
    },
    numbers: [
      ...rows.map(
        ({ name, value, note }) =>
          `${name}: ${formatValue(value, result.unit)}${note === '' ? '' : ` (${note})`}`,
      ),
      ...(chosen.hidden.length > 0 ? [hiddenNote(chosen.hidden).replace('+ ', 'and ')] : []),
    ],
  }
}

function rowsOf(result: SeriesResult, { shown }: ChosenSeries): Row[] {
  const [bucket] = result.buckets
  const total = shareBase(result)
  return shown.flatMap(({ series, comparison }) => {
    const value = series.values[0] ?? undefined
    if (value === undefined) return []
    const tone = bucket?.isComplete === false ? ('unfinished' as const) : ('present' as const)
    const name =
      result.splitBy === 'none' && bucket !== undefined
        ? nameBucket(bucket.label, result.interval)
        : series.label
    const note = total === undefined ? '' : formatRatio(value / total, 0)
    const earlier = comparison?.values[0] ?? undefined
    const row: Row = { name, value, note, tone }
    if (earlier === undefined || shown.length > mostRows / 2) return [row]
    const then = {
      name: capitalize(result.comparison?.label ?? ''),
      value: earlier,
      note: '',
      tone: 'past' as const,
    }
    return [row, then]
  })
}

/** Shares are said only of amounts that add up, and only where no group is missing from the sum. */
function shareBase(result: SeriesResult): number | undefined {
  if (!isAdditive(result) || result.splitBy !== 'group' || isCut(result)) return undefined
  const total = result.series.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)
  return total > 0 ? total : undefined
}

function legendOf(result: SeriesResult, { hidden }: ChosenSeries, theme: Theme): LegendItem[] {
  const items: LegendItem[] = []
  if (result.buckets[0]?.isComplete === false)
    items.push({
      text: 'Still filling',
      colour: mix(theme.card, theme.series[0] ?? theme.ink, 0.45),
      mark: 'box',
    })
  if (hidden.length > 0) items.push({ text: hiddenNote(hidden), colour: theme.muted, mark: 'none' })
  return items
}
