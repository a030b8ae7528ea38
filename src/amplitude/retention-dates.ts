import type { ResolvedRange } from '../query/date-range.ts'
import { daySchema, type Day } from '../query/query.ts'

/**
 * Gives cohorts their years back. Amplitude writes `Nov 09`, newest first, so each date is the latest one of that name
 * before the one above it, and the first is the latest within the range. Undefined for a text that is no such date.
 */
export function cohortDays(dates: readonly string[], range: ResolvedRange): (Day | undefined)[] {
  let latest: Day = range.end
  return dates.map((text, position) => {
    const day = latestDay(text, latest, position === 0)
    if (day !== undefined) latest = day
    return day
  })
}

function latestDay(text: string, bound: Day, mayEqual: boolean): Day | undefined {
  const [whole] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? []
  if (whole !== undefined) return daySchema.safeParse(whole).data
  const [, monthName = '', dayNumber = ''] = /^([A-Z][a-z]{2})[a-z]* (\d{1,2})$/.exec(text.trim()) ?? []
  const month = months.indexOf(monthName) + 1
  if (month === 0) return undefined
  const boundYear = Number(bound.slice(0, 4))
  return yearsBack
    .map((back) => `${boundYear - back}-${twoDigits(month)}-${twoDigits(Number(dayNumber))}`)
    .find((day) => daySchema.safeParse(day).success && (day < bound || (mayEqual && day === bound)))
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** February 29 comes back after eight years at the latest. */
const yearsBack = [0, 1, 2, 3, 4, 5, 6, 7, 8]

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
