import { conversion, converted, entered } from '../result/funnel-figures.ts'
import { formatRatio, formatValue } from '../result/format-value.ts'
import type { FunnelGroup } from '../result/metric-result.ts'
import { funnelNumbers, type DrawnFunnel } from './funnel-numbers.ts'
import type { Picture } from './picture.ts'
import { hiddenNote } from './shown-series.ts'
import type { Theme } from './theme.ts'

const mostRows = 9

/** Many groups in a funnel of two steps: there is one number each, and lying bars compare it best. */
export function funnelRankingPicture(
  result: DrawnFunnel,
  groups: readonly FunnelGroup[],
  theme: Theme,
): Picture {
  const shown = groups.slice(0, mostRows)
  const hidden = groups.slice(mostRows)
  const shares = shown.map((group) => conversion(group) ?? 0)
  const highest = Math.max(...shares, 0.001)
  const accent = theme.series[0] ?? theme.ink
  return {
    type: 'bar',
    indexAxis: 'y',
    labels: shown.map(({ label }) => label),
    datasets: [
      {
        data: shares,
        backgroundColor: accent,
        borderRadius: 3,
        categoryPercentage: 0.9,
        barPercentage: 0.82,
      },
    ],
    scales: { x: { type: 'linear', min: 0, max: highest }, y: { type: 'category', offset: true } },
    decor: {
      legend: [
        { text: 'Of those who entered, largest groups first', colour: accent, mark: 'box' },
        ...(hidden.length === 0
          ? []
          : [{ text: hiddenNote(hidden), colour: theme.muted, mark: 'none' as const }]),
      ],
      yTicks: shown.map(({ label }, at) => ({ at, text: label, isName: true })),
      valueLabels: shown.map((group, index) => ({
        dataset: 0,
        index,
        text: formatRatio(shares[index] ?? 0),
        note: `${formatValue(converted(group), 'users')} of ${formatValue(entered(group), 'users')}`,
        side: 'right',
        reach: (shares[index] ?? 0) / highest,
        isStrong: true,
      })),
    },
    numbers: funnelNumbers(result),
  }
}
