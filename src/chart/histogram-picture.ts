import { formatRatio, formatValue } from '../result/format-value.ts'
import { rankSeries } from '../result/group-figures.ts'
import type { SeriesResult } from '../result/metric-result.ts'
import { mix } from './colour.ts'
import type { Picture } from './picture.ts'
import type { Theme } from './theme.ts'
import { headroomFor, valueAxis } from './value-axis.ts'

/** More bins than this leave no room for their names; the rest is summed up in the last one. */
const mostBins = 12

interface Bin {
  name: string
  count: number
}

/** How often each value occurred: one bar per bin over the whole range, in the order of the values, the fullest in colour. */
export function histogramPicture(result: SeriesResult, theme: Theme): Picture {
  const bins = binsOf(result)
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  const axis = valueAxis(
    bins.map(({ count }) => count),
    result.unit,
  )
  const fullest = bins.findIndex(({ count }) => count === Math.max(...bins.map((bin) => bin.count)))
  const accent = theme.series[0] ?? theme.ink
  return {
    type: 'bar',
    labels: bins.map(({ name }) => name),
    datasets: [
      {
        data: bins.map(({ count }) => count),
        backgroundColor: bins.map((_, index) => (index === fullest ? accent : mix(theme.card, accent, 0.45))),
        borderRadius: 3,
        categoryPercentage: 0.95,
        barPercentage: 0.96,
        maxBarThickness: 96,
      },
    ],
    scales: { x: { type: 'category', offset: true }, y: { type: 'linear', min: 0, max: axis.max } },
    decor: {
      headroom: headroomFor(
        bins.map(({ count }) => count),
        axis,
      ),
      yTicks: axis.ticks,
      xSlots: Math.max(1, bins.length),
      xLabels: bins.map(({ name }, at) => ({ at, text: name })),
      valueLabels: bins.map(({ count }, index) => ({
        dataset: 0,
        index,
        text: total === 0 ? '0' : formatRatio(count / total, 0),
        side: 'above',
        isStrong: index === fullest,
        isKey: index === fullest,
      })),
      ...(total === 0 ? { message: 'No data in this range' } : {}),
    },
    numbers: bins.map(
      ({ name, count }) =>
        `${name}: ${formatValue(count, result.unit)}${total === 0 ? '' : ` (${formatRatio(count / total)})`}`,
    ),
  }
}

function binsOf(result: SeriesResult): Bin[] {
  const bins = rankSeries(result, result.series).map(({ series, value }) => ({
    name: series.label,
    count: value,
  }))
  const ordered = bins.toSorted((a, b) => lowerEnd(a.name) - lowerEnd(b.name))
  if (ordered.length <= mostBins) return ordered
  const rest = ordered.slice(mostBins - 1)
  return [
    ...ordered.slice(0, mostBins - 1),
    { name: `${rest.length} more`, count: rest.reduce((sum, { count }) => sum + count, 0) },
  ]
}

/** The first number in a bin's name (`[10, 20)`, `10-20`, `< 5`); names without one stay where they were. */
function lowerEnd(name: string): number {
  const found = /-?\d+(?:\.\d+)?/.exec(name.replaceAll(',', ''))
  return found === null ? Number.POSITIVE_INFINITY : Number(found[0])
}
