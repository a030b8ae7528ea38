import { capitalize } from '../result/bucket-phrase.ts'
import { formatRatio, formatValue } from '../result/format-value.ts'
import { entered } from '../result/funnel-figures.ts'
import type { FunnelGroup } from '../result/metric-result.ts'
import type { DecorTable, LegendItem, ValueLabel } from './decor/decor-spec.ts'
import { conversions, funnelNumbers, type DrawnFunnel } from './funnel-numbers.ts'
import { funnelRankingPicture } from './funnel-ranking-picture.ts'
import type { Picture } from './picture.ts'
import { shadeScale } from './shaded-table.ts'
import { hiddenNote } from './shown-series.ts'
import { seriesColour, type Theme } from './theme.ts'

/** Bars side by side keep their numbers legible up to here; more groups or steps become a shaded table. */
const mostBars = 16
const mostGroupsSideBySide = 5
const mostRows = 9
const mostColumns = 12
/** Up to here a table names its steps, beyond it numbers them. */
const widestNamed = 6

/** Several funnels: side by side where they are few, else a row per group, with a column per step where there are several. */
export function funnelGroupsPicture(result: DrawnFunnel, theme: Theme): Picture {
  const groups =
    result.splitBy === 'group' ? result.groups.toSorted((a, b) => entered(b) - entered(a)) : result.groups
  const fits = groups.length <= mostGroupsSideBySide && groups.length * result.steps.length <= mostBars
  if (fits) return groupBars(result, groups, theme)
  return result.steps.length === 2
    ? funnelRankingPicture(result, groups, theme)
    : groupTable(result, groups, theme)
}

function groupBars(result: DrawnFunnel, groups: readonly FunnelGroup[], theme: Theme): Picture {
  const isDense = groups.length * result.steps.length > 9
  return {
    type: 'bar',
    labels: [...result.steps],
    datasets: groups.map((group, position) => ({
      data: conversions(group),
      backgroundColor: seriesColour(theme, position),
      borderRadius: 3,
      categoryPercentage: 0.94,
      barPercentage: 0.94,
      maxBarThickness: 64,
    })),
    scales: { x: { type: 'category', offset: true }, y: { type: 'linear', min: 0, max: 1 } },
    decor: {
      legend: groups.map(({ label }, position) => ({
        text: label,
        colour: seriesColour(theme, position),
        mark: 'box',
      })),
      headroom: 8,
      yTicks: [0, 0.5, 1].map((at) => ({ at, text: formatRatio(at), isBase: at === 0 })),
      xSlots: result.steps.length,
      xLabels: result.steps.map((text, at) => ({ at, text })),
      valueLabels: groups.flatMap((group, dataset) => groupLabels(group, dataset, isDense)),
    },
    numbers: funnelNumbers(result),
  }
}

/** Everybody is at 100% of the first step, which needs no saying; whole percents where the bars are narrow. */
function groupLabels(group: FunnelGroup, dataset: number, isDense: boolean): ValueLabel[] {
  const last = group.counts.length - 1
  return conversions(group).flatMap((share, index) => {
    if (index === 0) return []
    const text = isDense ? formatRatio(share, share < 0.01 ? 1 : 0) : formatRatio(share)
    return [{ dataset, index, text, side: 'above', isStrong: index === last, isKey: index === last }]
  })
}

function groupTable(result: DrawnFunnel, groups: readonly FunnelGroup[], theme: Theme): Picture {
  const shown = groups.slice(0, mostRows)
  const hidden = groups.slice(mostRows)
  return {
    type: 'scatter',
    labels: [],
    datasets: [],
    scales: { x: { type: 'linear' }, y: { type: 'linear' } },
    decor: {
      legend: tableLegend(result.steps.length, hidden, theme),
      table: tableOf(result, shown, theme),
    },
    numbers: funnelNumbers(result),
  }
}

function tableLegend(steps: number, hidden: readonly FunnelGroup[], theme: Theme): LegendItem[] {
  const [first, last] = [columnsOf(steps).at(0) ?? 1, columnsOf(steps).at(-1) ?? 1]
  const wide = `Columns: steps ${first + 1} to ${last + 1}`
  const texts = [...(isWide(steps) ? [wide] : []), ...(hidden.length > 0 ? [hiddenNote(hidden)] : [])]
  return texts.map((text) => ({ text, colour: theme.muted, mark: 'none' }))
}

function isWide(steps: number): boolean {
  return steps - 1 > widestNamed
}

function tableOf(result: DrawnFunnel, groups: readonly FunnelGroup[], theme: Theme): DecorTable {
  const columns = columnsOf(result.steps.length)
  const isNumbered = isWide(result.steps.length)
  const shade = shadeScale(
    groups.flatMap((group) => conversions(group)),
    theme,
  )
  return {
    rowHeader: capitalize(result.query.groupBy[0]?.name ?? 'Segment'),
    sizeHeader: 'Entered',
    // Names of many steps would all be cut to their first letters.
    columns: columns.map((step) => (isNumbered ? `${step + 1}` : (result.steps[step] ?? ''))),
    rows: groups.map((group) => ({
      name: group.label,
      size: formatValue(entered(group), 'users', 'compact'),
      isStrong: false,
      cells: columns.map((step) => {
        const share = conversions(group)[step] ?? 0
        return shade(share, {
          text: formatRatio(share, isNumbered ? 0 : undefined),
          isUnfinished: false,
        })
      }),
    })),
  }
}

/** All steps after the first, whose share is always 100%; very long funnels show their last ones. */
function columnsOf(steps: number): number[] {
  return Array.from({ length: steps - 1 }, (_, index) => index + 1).slice(-mostColumns)
}
