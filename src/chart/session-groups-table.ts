import { capitalize } from '../result/bucket-phrase.ts'
import { formatDuration, formatRatio, formatValue } from '../result/format-value.ts'
import type { SessionLengthGroup, SessionLengthResult } from '../result/metric-result.ts'
import { binName, medianBin, sessionCount } from '../result/session-length-figures.ts'
import type { LegendItem, TableCell } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import { shadeScale } from './shaded-table.ts'
import { hiddenNote } from './shown-series.ts'
import type { Theme } from './theme.ts'

/** More rows of nine bins would make a heavy picture, and nobody compares eighty shares. */
const mostRows = 6
/** More columns than these have no room for their names; the shortest sessions come first. */
const mostColumns = 12

/** Lengths of sessions by group: a row per group, a column per bin, the bin of the median outlined. */
export function sessionGroupsTable(result: SessionLengthResult, theme: Theme): Picture {
  const groups =
    result.splitBy === 'group'
      ? result.groups.toSorted((a, b) => sessionCount(b) - sessionCount(a))
      : result.groups
  const shown = groups.slice(0, mostRows)
  const bins = result.bins.slice(0, mostColumns)
  const shade = shadeScale(
    shown.flatMap((group) => bins.map((_, index) => shareOf(group, index))),
    theme,
  )
  const cellOf = (group: SessionLengthGroup, index: number): TableCell => {
    const share = shareOf(group, index)
    const text = formatRatio(share, 0)
    return shade(share, { text, isUnfinished: index === medianBin(group) })
  }
  return {
    type: 'scatter',
    labels: [],
    datasets: [],
    scales: { x: { type: 'linear' }, y: { type: 'linear' } },
    decor: {
      legend: legendOf(groups.slice(mostRows), theme),
      table: {
        rowHeader: capitalize(result.query.groupBy[0]?.name ?? 'Segment'),
        sizeHeader: 'Sessions',
        // Both ends have no room beside nine others.
        columns: bins.map(({ fromMs }) => formatDuration(fromMs)),
        rows: shown.map((group) => ({
          name: group.label,
          size: formatValue(sessionCount(group), 'events', 'compact'),
          isStrong: false,
          cells: bins.map((_, index) => cellOf(group, index)),
        })),
      },
    },
    numbers: groups.map((group) => groupNumber(result, group)),
  }
}

function shareOf(group: SessionLengthGroup, index: number): number {
  const total = sessionCount(group)
  return total === 0 ? 0 : (group.counts[index] ?? 0) / total
}

function legendOf(hidden: readonly SessionLengthGroup[], theme: Theme): LegendItem[] {
  const median: LegendItem = {
    text: 'Bin of the median',
    colour: theme.muted,
    mark: 'outline',
  }
  const columns = 'Columns begin at that length'
  const notes = hidden.length === 0 ? [columns] : [columns, hiddenNote(hidden)]
  return [median, ...notes.map((text) => ({ text, colour: theme.muted, mark: 'none' as const }))]
}

function groupNumber({ bins }: SessionLengthResult, group: SessionLengthGroup): string {
  const bin = bins[medianBin(group) ?? -1]
  const median = bin === undefined ? 'no median' : `median ${binName(bin)}`
  return `${group.label}: ${formatValue(sessionCount(group), 'events')} sessions, ${median}`
}
