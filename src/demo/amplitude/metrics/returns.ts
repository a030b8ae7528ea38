import { dayMs, hourMs } from '../product/rhythm.ts'

/** When one person started (within one cohort) and returned; epoch ms, ascending. */
export interface Comeback {
  starts: readonly number[]
  returns: readonly number[]
  /** `_all` and `_active` count the start itself as a return on day 0; a named event must come after it. */
  countsStart: boolean
}

/**
 * The days after a start on which the person returned, each once. A day is 24 hours from the hour of the start, and every
 * start opens days of its own.
 */
export function daysReturned({ starts, returns, countsStart }: Comeback): Set<number> {
  const days = new Set<number>()
  let lastHour = -Infinity
  for (const start of starts) {
    const hour = hourOf(start)
    if (hour === lastHour) continue
    lastHour = hour
    const next = firstAtOrAfter(returns, countsStart ? hour : start + 1)
    const first = returns[next]
    if (first !== undefined && first < hour + dayMs) days.add(0)
    for (let index = next; index < returns.length; index++) {
      const day = Math.floor(((returns[index] as number) - hour) / dayMs)
      if (day > 0) days.add(day)
    }
  }
  return days
}

export function hourOf(instant: number): number {
  return Math.floor(instant / hourMs) * hourMs
}

function firstAtOrAfter(times: readonly number[], instant: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] as number) < instant) low = middle + 1
    else high = middle
  }
  return low
}
