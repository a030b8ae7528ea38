import { between, gauss } from './chance.ts'
import type { DailyKind } from './daily-series.ts'

const years = [2021, 2022, 2023, 2024, 2025]
/** Month and day of what many countries keep. */
const shared = [
  [1, 1],
  [5, 1],
  [7, 4],
  [12, 24],
  [12, 25],
  [12, 26],
] as const

/**
 * What a day is on a holiday, undefined on other days: offices are as empty as on a Sunday, elsewhere a twentieth to a quarter is missing.
 * Two to five holidays a year are the series' own, so that no calendar knows them.
 */
export function dailyHolidays(
  random: () => number,
  kind: DailyKind,
  weekdays: readonly number[],
): (day: number, weekday: number) => number | undefined {
  const own = Array.from({ length: 2 + Math.floor(between(random, 0, 4)) }, () =>
    Math.floor(between(random, 0, 365)),
  )
  const falls = new Map<number, number>()
  for (const year of years) {
    for (const [month, day] of shared) falls.set(dayNumber(year, month, day), between(random, 0.05, 0.28))
    for (const day of own) falls.set(dayNumber(year, 1, 1) + day, between(random, 0.05, 0.28))
  }
  return (day, weekday) => {
    const fall = falls.get(day)
    if (fall === undefined) return undefined
    return kind === 'office' ? Math.min(weekday, (weekdays[6] ?? 0) + 0.04 * gauss(random)) : weekday - fall
  }
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000
}
