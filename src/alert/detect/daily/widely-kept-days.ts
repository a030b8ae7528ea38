const millisecondsPerDay = 86_400_000

/** New Year, Labour Day, the United States' Independence Day (Amplitude's largest market), Christmas, New Year's Eve: month times 100, and day. */
const fixedDays = new Set([101, 501, 704, 1224, 1225, 1226, 1231])

/**
 * Days on which many people in many countries do something else than usual: the public holidays one need not ask for. A
 * country's own holidays come in as known days.
 *
 * @param day Days since 1970-01-01.
 */
export function isWidelyKept(day: number): boolean {
  const date = new Date(day * millisecondsPerDay)
  if (fixedDays.has((date.getUTCMonth() + 1) * 100 + date.getUTCDate())) return true
  const easter = easterSunday(date.getUTCFullYear())
  return day === easter - 2 || day === easter || day === easter + 1 || isThanksgivingOrFriday(date)
}

/** The fourth Thursday of November and the day after, Black Friday. */
function isThanksgivingOrFriday(date: Date): boolean {
  if (date.getUTCMonth() !== 10) return false
  const [dayOfMonth, weekday] = [date.getUTCDate(), date.getUTCDay()]
  return (
    (weekday === 4 && dayOfMonth >= 22 && dayOfMonth <= 28) ||
    (weekday === 5 && dayOfMonth >= 23 && dayOfMonth <= 29)
  )
}

/** The Gregorian computus (Meeus, Jones, Butcher), as days since 1970-01-01. */
function easterSunday(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const corrected = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - corrected + 15) % 30
  const inCentury = year % 100
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const position = epact + toSunday - 7 * late + 114
  return Date.UTC(year, Math.floor(position / 31) - 1, (position % 31) + 1) / millisecondsPerDay
}
