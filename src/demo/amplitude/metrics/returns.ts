import { hourMs } from '../product/rhythm.ts'

/** When one person started (within one cohort) and returned; epoch ms, ascending. */
interface Comeback {
  starts: readonly number[]
  returns: Float64Array
  /** The hours of the returns, each once, ascending. */
  returnHours: Int32Array
  /** `_all` and `_active` count the start itself as a return on day 0; a named event must come after it. */
  countsStart: boolean
}

/** Finds the days after a start on which a person returned. Made once per question, for it keeps its tables. */
export interface ReturnFinder {
  /**
   * Each day once, in no order. A day is 24 hours from the hour of the start, and every start opens days of its own: a
   * return counts for each.
   */
  daysReturned(comeback: Comeback): number[]
}

export function createReturnFinder(): ReturnFinder {
  /** For every day the number of the comeback that saw it last: nothing has to be cleared in between. */
  let seenBy = new Int32Array(512)
  let current = 0
  return {
    daysReturned({ starts, returns, returnHours, countsStart }) {
      current++
      const days: number[] = []
      const latestDay = Math.floor(((returnHours.at(-1) ?? 0) - hourOf(starts[0] ?? 0)) / 24)
      if (latestDay >= seenBy.length) seenBy = widened(seenBy, latestDay)
      let lastHour = -Infinity
      for (const start of starts) {
        const hour = hourOf(start)
        if (hour === lastHour) continue
        lastHour = hour
        const first = returns[firstAtOrAfter(returns, countsStart ? hour * hourMs : start + 1)]
        if (first !== undefined && first < (hour + 24) * hourMs && seenBy[0] !== current) {
          seenBy[0] = current
          days.push(0)
        }
        let nextDay = hour + 24
        for (let index = firstAtOrAfter(returnHours, nextDay); index < returnHours.length; index++) {
          const returned = returnHours[index] as number
          // Hours ascend: until the day is over, a return tells nothing new.
          if (returned < nextDay) continue
          const day = ((returned - hour) / 24) | 0
          nextDay = hour + (day + 1) * 24
          if (seenBy[day] === current) continue
          seenBy[day] = current
          days.push(day)
        }
      }
      return days
    },
  }
}

/** Hours since 1970: times of start events are floored to them. */
export function hourOf(instant: number): number {
  return Math.floor(instant / hourMs)
}

/** The hours of ascending instants, each once. */
export function distinctHours(instants: Float64Array): Int32Array {
  const hours = new Int32Array(instants.length)
  let count = 0
  for (const instant of instants) {
    const hour = hourOf(instant)
    if (count === 0 || hours[count - 1] !== hour) hours[count++] = hour
  }
  return hours.subarray(0, count)
}

function widened(table: Int32Array<ArrayBuffer>, day: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(day * 2)
  wider.set(table)
  return wider
}

function firstAtOrAfter(times: Float64Array | Int32Array, instant: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] as number) < instant) low = middle + 1
    else high = middle
  }
  return low
}
