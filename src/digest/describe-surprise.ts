import { nameBucket } from '../result/bucket-phrase.ts'
import { compareWords } from '../result/compare-words.ts'
import { formatDay, formatValue, plural } from '../result/format-value.ts'
import type { MetricResult, SeriesResult, Unit } from '../result/metric-result.ts'
import { completePoints, valuesOf } from '../result/series-figures.ts'
import type { Judged } from './judged.ts'

/**
 * What is remarkable, as one sentence: `31.2% below a usual Sunday (11,900), the lowest of 29 days.` The group and the
 * bucket are named where the figure that it stands below is another's.
 */
export function describeSurprise(result: MetricResult, judged: Judged, figure: Figure): string {
  const unit = unitOf(result)
  const words = compareWords(judged.usual, judged.value, unit)
  const usual = `${usualName(result, judged)} (${formatValue(judged.usual, unit)})`
  const body = `${words} ${usual}${recordWords(result, judged)}${alikeWords(result, judged)}.`
  return `${subjectOf(result, judged, figure)}${body}`
}

function unitOf(result: MetricResult): Unit {
  if (result.kind === 'series') return result.unit
  if (result.kind === 'savedChart' && result.content.shape === 'series') return result.content.unit
  return result.kind === 'retention' ? 'ratio' : 'users'
}

/** The figure that a reader has just read. */
interface Figure {
  who: string | undefined
  label: string
}

/** Only what the figure does not say yet: which line, and which bucket or cohort. */
function subjectOf(result: MetricResult, { group, label, value }: Judged, figure: Figure): string {
  if (result.kind === 'retention') {
    const who = group === undefined ? '' : `${group}, `
    const days = result.interval === 'day' ? formatDay(label, { weekday: true }) : formatDay(label)
    return `${who}the cohort of ${days}: ${formatValue(value, 'ratio')}, `.replace(/^t/, 'T')
  }
  if (result.kind !== 'series') return ''
  const isTold = figure.label.includes(nameBucket(label, result.interval)) && figure.who === group
  if (isTold) return ''
  const who = group === undefined ? '' : `${group}, `
  return `${who}${nameBucket(label, result.interval)}: ${formatValue(value, result.unit)}, `
}

function usualName(result: MetricResult, { peers, label }: Judged): string {
  const day = () => fullWeekday(label.slice(0, 10))
  const time = label.slice(11, 16)
  switch (peers) {
    case 'weekday':
      return `a usual ${day()}`
    case 'weekday and hour':
      return `a usual ${day()} at ${time}`
    case 'hour':
      return `what is usual at ${time}`
    case 'clock time':
      return `what is usual at ${label}`
    case 'cohorts':
      return 'the cohorts before'
    case 'all': {
      const interval = intervalOf(result)
      return interval === 'week' || interval === 'month' ? `a usual ${interval}` : 'what is usual lately'
    }
  }
}

function intervalOf(result: MetricResult): SeriesResult['interval'] | undefined {
  if (result.kind === 'series') return result.interval
  return result.kind === 'savedChart' && result.content.shape === 'series'
    ? result.content.interval
    : undefined
}

/** Among fewer days an extreme is no record. */
const fewestForRecord = 14

function recordWords(result: MetricResult, { group, label, value }: Judged): string {
  if (result.kind !== 'series' || result.interval !== 'day') return ''
  const line = result.series.find((series) => series.label === group) ?? result.series[0]
  const points = line === undefined ? [] : completePoints(result, line)
  const others = valuesOf(points.filter((point) => point.label !== label))
  if (points.length < fewestForRecord || points.length === others.length) return ''
  const days = plural(points.length, 'day')
  if (others.every((other) => other > value)) return `, the lowest of ${days}`
  return others.every((other) => other < value) ? `, the highest of ${days}` : ''
}

function alikeWords(result: MetricResult, { alike }: Judged): string {
  if (alike === 0 || result.kind !== 'series') return ''
  const noun = result.splitBy === 'none' ? 'line' : result.splitBy
  return `; ${plural(alike, `other ${noun}`)} moved the same way`
}

function fullWeekday(day: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
