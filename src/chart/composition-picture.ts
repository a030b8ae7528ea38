import { formatRatio, formatValue } from '../result/format-value.ts'
import type { CompositionResult } from '../result/metric-result.ts'
import { sumOf } from '../result/series-figures.ts'
import { lyingBars, type LyingBar } from './lying-bars.ts'
import type { Picture } from './picture.ts'
import { seriesColour, seriesLimit, type Theme } from './theme.ts'

/**
 * How users divide over the values of a property: a ring for up to six values, which together are everybody, else lying
 * bars. Where only the largest values were asked for there is no whole to show as a ring.
 */
export function compositionPicture(result: CompositionResult, theme: Theme): Picture {
  const bars = barsOf(result)
  const isWhole = !isCut(result) && sumOf(bars.map(({ value }) => value)) > 0
  if (isWhole && bars.length <= seriesLimit) return ringPicture(bars, theme)
  return lyingBars(bars, theme, isCut(result) ? [`Shares of the top ${bars.length}`] : [])
}

function barsOf({ values }: CompositionResult): LyingBar[] {
  const total = sumOf(values.map(({ users }) => users))
  return values
    .toSorted((a, b) => b.users - a.users)
    .map(({ label, users }) => ({
      label,
      value: users,
      text: formatValue(users, 'users'),
      note: total === 0 ? '' : formatRatio(users / total),
    }))
}

function isCut({ query, values, caveats }: CompositionResult): boolean {
  const isLimited = caveats.some(({ kind }) => kind === 'groupLimit' || kind === 'pruned')
  return isLimited || (query.top !== undefined && values.length >= query.top)
}

function ringPicture(bars: readonly LyingBar[], theme: Theme): Picture {
  const total = sumOf(bars.map(({ value }) => value))
  return {
    type: 'scatter',
    labels: [],
    datasets: [],
    scales: { x: { type: 'linear' }, y: { type: 'linear' } },
    decor: {
      ring: bars.map(({ label, value, text, note }, position) => ({
        name: label,
        share: value / total,
        count: text,
        shareText: note,
        colour: seriesColour(theme, position),
      })),
    },
    numbers: bars.map(({ label, text, note }) => `${label}: ${text} (${note})`),
  }
}
