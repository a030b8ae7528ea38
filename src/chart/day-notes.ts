import { addDays } from '../query/date-range.ts'
import type { ChartAnnotations } from './annotations.ts'
import type { SeriesFrame } from './shown-series.ts'

type Notes = NonNullable<ChartAnnotations['notes']>

/** Known days as a picture marks them: one mark where several in a row are called the same, `Christmas break (3 days)`. */
export function dayNotes(days: readonly { day: string; text: string; by?: string }[]): Notes {
  const spans: { bucket: string; end: string; text: string; count: number; isHoliday: boolean }[] = []
  for (const { day, text, by } of days) {
    const last = spans.at(-1)
    if (last !== undefined && last.text === text && addDays(last.end, 1) === day) {
      last.end = day
      last.count += 1
    } else spans.push({ bucket: day, end: day, text, count: 1, isHoliday: by === 'calendar' })
  }
  return spans.map(({ bucket, text, count, isHoliday }) => ({
    bucket,
    label: count === 1 ? text : `${text} (${count} days)`,
    isHoliday,
  }))
}

/** More days than these have more holidays than anybody wants to see marked. */
const mostDays = 100

/** What people noted, and public holidays where a day is more than a fraction of a bucket and the range is not long; the newest first. */
export function shownNotes(
  { interval, buckets }: Pick<SeriesFrame, 'interval' | 'buckets'>,
  notes: Notes,
): Notes {
  const isFine =
    interval === '5min' || interval === 'hour' || (interval === 'day' && buckets.length <= mostDays)
  const holidays = isFine ? notes.filter(({ isHoliday }) => isHoliday === true) : []
  return [...notes.filter(({ isHoliday }) => isHoliday !== true), ...holidays.toReversed()]
}
