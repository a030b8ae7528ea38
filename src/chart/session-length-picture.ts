import { capitalize } from '../result/bucket-phrase.ts'
import { formatRatio, formatValue } from '../result/format-value.ts'
import type { SessionBin, SessionLengthGroup, SessionLengthResult } from '../result/metric-result.ts'
import { binName, mainSessions, medianBin, sessionCount } from '../result/session-length-figures.ts'
import type { JsonObject } from './chart-picture.ts'
import { mix } from './colour.ts'
import type { LegendItem, ValueLabel } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import { shortBin } from './session-bin.ts'
import { sessionGroupsTable } from './session-groups-table.ts'
import type { Theme } from './theme.ts'
import { headroomFor, valueAxis } from './value-axis.ts'

/**
 * The share of the sessions in each bin of length, the bin of the median in full colour. Bins are no even scale: each is
 * a name, not a width. Several groups are a shaded table, which compares whole courses.
 */
export function sessionLengthPicture(result: SessionLengthResult, theme: Theme): Picture {
  return result.groups.length > 1 ? sessionGroupsTable(result, theme) : sessionBars(result, theme)
}

function sessionBars(result: SessionLengthResult, theme: Theme): Picture {
  const { bins } = result
  const main = mainSessions(result)
  const shares = sharesOf(main, bins)
  const earlier = earlierShares(result)
  const median = medianBin(main)
  const axis = valueAxis([...shares, ...(earlier ?? [])], 'ratio')
  return {
    type: 'bar',
    labels: bins.map(shortBin),
    datasets: [
      {
        ...bars,
        data: shares,
        backgroundColor: shares.map((_, index) => fillOf(index === median, theme)),
      },
      ...(earlier === undefined ? [] : [earlierMarks(earlier, theme)]),
    ],
    scales: { x: { type: 'category', offset: true }, y: { type: 'linear', min: 0, max: axis.max } },
    decor: {
      legend: legendOf(result, { median, earlier }, theme),
      headroom: headroomFor([...shares, ...(earlier ?? [])], axis),
      // Every bar carries its share; without an axis their names have room.
      yTicks: [{ at: 0, text: '', isBase: true }],
      xSlots: Math.max(1, bins.length),
      xLabels: bins.map((bin, at) => ({ at, text: shortBin(bin) })),
      valueLabels: median === undefined ? [] : labelsOf(shares, { median, earlier }),
      ...(median === undefined ? { message: 'No sessions in this range' } : {}),
    },
    numbers: numbersOf(main, bins, median),
  }
}

const bars = { borderRadius: 3, categoryPercentage: 0.95, barPercentage: 0.94, maxBarThickness: 96 }

function fillOf(isMedian: boolean, theme: Theme): string {
  const accent = theme.series[0] ?? theme.ink
  return isMedian ? accent : mix(theme.card, accent, 0.45)
}

function sharesOf(group: SessionLengthGroup, bins: readonly SessionBin[]): number[] {
  const total = sessionCount(group)
  return bins.map((_, index) => (total === 0 ? 0 : (group.counts[index] ?? 0) / total))
}

function earlierShares({ comparison, bins, splitBy }: SessionLengthResult): number[] | undefined {
  if (comparison === undefined) return undefined
  const group = mainSessions({ groups: comparison.groups, splitBy })
  return sessionCount(group) === 0 ? undefined : sharesOf(group, bins)
}

/** The earlier range as a short dark line across each bar, as in bars over time. */
function earlierMarks(shares: readonly number[], theme: Theme): JsonObject {
  return {
    type: 'line',
    data: [...shares],
    showLine: false,
    pointStyle: 'line',
    pointRadius: Math.min(28, 200 / shares.length),
    borderColor: theme.ink,
    pointBorderColor: theme.ink,
    pointBorderWidth: 2,
    order: -1,
    clip: 12,
  }
}

interface Marked {
  median: number | undefined
  earlier: readonly number[] | undefined
}

function legendOf(result: SessionLengthResult, { median, earlier }: Marked, theme: Theme): LegendItem[] {
  if (median === undefined) return []
  const items: LegendItem[] = [
    { text: 'Half of the sessions end here or before', colour: fillOf(true, theme), mark: 'box' },
  ]
  if (earlier !== undefined)
    items.push({ text: capitalize(result.comparison?.label ?? ''), colour: theme.ink, mark: 'line' })
  return items
}

function labelsOf(shares: readonly number[], { median, earlier }: Marked): ValueLabel[] {
  return shares.map((share, index) => ({
    dataset: 0,
    index,
    text: formatRatio(share, share > 0 && share < 0.01 ? 1 : 0),
    side: 'above',
    isStrong: index === median,
    isKey: index === median,
    ...(earlier === undefined ? {} : { clearOf: earlier[index] ?? 0 }),
  }))
}

function numbersOf(
  group: SessionLengthGroup,
  bins: readonly SessionBin[],
  median: number | undefined,
): string[] {
  const shares = sharesOf(group, bins)
  return bins.map((bin, index) => {
    const count = formatValue(group.counts[index] ?? 0, 'events')
    const mark = index === median ? ', with the median' : ''
    return `${binName(bin)}: ${count} sessions (${formatRatio(shares[index] ?? 0)}${mark})`
  })
}
