/** Days are `YYYY-MM-DD` throughout; a month is `YYYY-MM`. */
const dayMs = 86_400_000

/** Weeks from Sunday, as Slack's calendar shows them; days of the neighbouring months are left out. */
export function monthGrid(month: string): (string | undefined)[][] {
  const first = Date.parse(`${month}-01`)
  const lead = new Date(first).getUTCDay()
  const cells = Array.from({ length: 42 }, (_, index) => {
    const day = toDay(first + (index - lead) * dayMs)
    return day.startsWith(month) ? day : undefined
  })
  const weeks = Array.from({ length: 6 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return weeks.filter((week) => week.some((day) => day !== undefined))
}

export function addDays(day: string, count: number): string {
  return toDay(Date.parse(day) + count * dayMs)
}

/** The same day of another month, or that month's last day where there is no such day. */
export function addMonths(day: string, count: number): string {
  const date = new Date(day)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + count)
  const month = date.toISOString().slice(0, 7)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return `${month}-${String(Math.min(wanted, last)).padStart(2, '0')}`
}

/** `November 2026` for a month. */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01`),
  )
}

/** `Nov 23, 2026`. */
export function shortDayName(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
}

/** `Monday, November 23, 2026`. */
export function fullDayName(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(day))
}

function toDay(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 10)
}
