import { today } from '../query/date-range.ts'
import { formatValue } from '../result/format-value.ts'
import type { RealtimeResult } from '../result/metric-result.ts'
import { annotationLayer } from './annotation-layer.ts'
import type { ChartAnnotations } from './annotations.ts'
import type { LegendItem, XLabel } from './decor/decor-spec.ts'
import { linePicture } from './line-picture.ts'
import type { Picture } from './picture.ts'
import type { SeriesFrame, ShownSeries } from './shown-series.ts'
import { seriesColour, type Theme } from './theme.ts'

/** Active users every five minutes of the last 24 hours, over those of the same times a day earlier, which are dotted. */
export function realtimePicture(
  result: RealtimeResult,
  theme: Theme,
  annotations: ChartAnnotations = {},
): Picture {
  const { points, project, computedAt } = result
  const label = 'a day earlier'
  const buckets = points.map(({ time, start, isComplete }) => ({
    label: `${today(start, project.timeZone)}T${time}:00`,
    isComplete,
  }))
  const before = {
    label,
    values: points.map(({ yesterday }) => yesterday),
    wholeRange: undefined,
  }
  const line: ShownSeries = {
    series: { label: 'Active users', values: points.map((point) => point.today), wholeRange: undefined },
    colour: seriesColour(theme, 0),
    lastIndex: points.findLastIndex((point) => point.isComplete && point.today !== null),
    comparison: before.values.some((value) => value !== null) ? before : undefined,
  }
  const days = buckets.map((bucket) => bucket.label.slice(0, 10))
  const range = { start: days[0] ?? '', end: days.at(-1) ?? '' }
  const frame: SeriesFrame = {
    buckets,
    interval: '5min',
    unit: 'users',
    splitBy: 'none',
    comparison: { label, range, buckets, series: [before] },
    project,
    computedAt,
    annotations: { ...usualBand(result), ...annotations },
  }
  const picture = linePicture(frame, { shown: [line], hidden: [] }, theme)
  const marked = annotationLayer(frame, [line], theme)
  return {
    ...picture,
    decor: {
      ...picture.decor,
      legend: legendOf(result, line, { theme, marked: marked.legend }),
      xLabels: clockLabels(result),
    },
    numbers: [...marked.numbers, ...numbersOf(result)],
  }
}

/** What is usual at these times of this weekday; yesterday is a line already, so the middle is left out. */
function usualBand({ usual }: RealtimeResult): Pick<ChartAnnotations, 'band'> {
  return usual === undefined ? {} : { band: { name: 'Usual range', lower: usual.lower, upper: usual.upper } }
}

function legendOf(
  { points }: RealtimeResult,
  { colour, comparison }: ShownSeries,
  { theme, marked }: { theme: Theme; marked: readonly LegendItem[] },
): LegendItem[] {
  const hasUnfinished = points.some(({ isComplete, today: value }) => !isComplete && value !== null)
  return [
    { text: 'Last 24 h', colour, mark: 'line' },
    ...(comparison === undefined
      ? []
      : [{ text: '24 h before', colour: theme.comparison, mark: 'dotted' as const }]),
    ...marked,
    // Last, because it is the one that can do without a name.
    ...(hasUnfinished ? [{ text: 'Still filling', colour, mark: 'dashed' as const }] : []),
  ]
}

/** Every fourth full hour: six names, whatever the time. */
function clockLabels({ points }: RealtimeResult): XLabel[] {
  return points.flatMap(({ time }, at) => {
    const [hours, minutes] = time.split(':')
    return minutes === '00' && Number(hours) % 4 === 0 ? [{ at, text: time }] : []
  })
}

/** Hour by hour is as much as anybody listens to. */
function numbersOf({ points }: RealtimeResult): string[] {
  return points.flatMap(({ time, today: value, yesterday, isComplete }, index) => {
    if (value === null || (!time.endsWith(':00') && index !== points.length - 1)) return []
    const then = yesterday === null ? '' : `, a day earlier ${formatValue(yesterday, 'users')}`
    return [`${time}: ${formatValue(value, 'users')}${isComplete ? '' : ' so far'}${then}`]
  })
}
