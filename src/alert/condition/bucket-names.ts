import type { Interval } from '../../query/query.ts'
import { nameBucket } from '../../result/bucket-phrase.ts'
import type { Judging } from './series-view.ts'

/** What a usual value is called: `usual Tuesday`, `usual Tuesday, 14:00`, `usual week`. */
export function usualName({ view, point }: Judging): string {
  const { interval } = view.series
  if (interval === 'week' || interval === 'month') return `usual ${interval}`
  const weekday = weekdayOf(point.label.slice(0, 10))
  return interval === 'day' ? `usual ${weekday}` : `usual ${weekday}, ${point.label.slice(11, 16)}`
}

/** What a value is compared with: `the day before`, `Tue, Nov 17`. */
export function referenceName(label: string, { view, index, point }: Judging): string {
  const { interval, points } = view.series
  const before = points[index - 1]
  const isBefore =
    before?.label === label && point.start.getTime() - before.start.getTime() <= longestMs[interval]
  return isBefore ? `the ${nouns[interval]} before` : nameBucket(label, interval)
}

const hourMs = 60 * 60_000
/** From the beginning of a bucket to the next, also where the clocks go back; beyond it something is missing in between. */
const longestMs: Readonly<Record<Interval, number>> = {
  '5min': 5 * 60_000,
  hour: 2 * hourMs,
  day: 25 * hourMs,
  week: (7 * 24 + 1) * hourMs,
  month: (31 * 24 + 1) * hourMs,
}

const nouns: Readonly<Record<Interval, string>> = {
  '5min': '5 minutes',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
}

/** `5 minutes`, `3 hours`. */
export function spanInWords(count: number, interval: Interval): string {
  if (interval === '5min') return `${5 * count} minutes`
  return count === 1 ? nouns[interval] : `${count} ${nouns[interval]}s`
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

function weekdayOf(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}
