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
export function referenceName({ label, back }: { label: string; back: number }, judging: Judging): string {
  const { interval } = judging.view.series
  const isBefore = back === 1 && judging.view.indexOf.get(label) === judging.index - 1
  return isBefore ? `the ${nouns[interval]} before` : nameBucket(label, interval)
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
