import { Temporal } from 'temporal-polyfill'
import { fraction } from './random.ts'

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** How much is listened per local hour: the way to work, lunch, and the evening. Sunday to Saturday differ in shape. */
const workdayHours = [
  9, 5, 3, 2, 2, 5, 18, 44, 52, 36, 30, 32, 40, 37, 31, 33, 44, 60, 64, 66, 70, 68, 50, 26,
]
const weekendHours = [
  26, 18, 11, 6, 4, 4, 6, 12, 22, 34, 44, 50, 52, 50, 49, 50, 53, 57, 62, 68, 74, 72, 62, 46,
]

/** Sunday first, as `getUTCDay` counts. */
const weekdayFactors = [0.97, 0.92, 0.93, 0.96, 0.99, 1.09, 1.12]

const slots = 2048
const workdayMinutes = inverseDistribution(workdayHours)
const weekendMinutes = inverseDistribution(weekendHours)

/** How busy a day is as a whole: its weekday, and a little weather that everybody shares. */
export function dayFactor(seed: number, day: number): number {
  const weather = fraction(seed, day, 11) + fraction(seed, day, 12) + fraction(seed, day, 13) - 1.5
  return (weekdayFactors[weekdayOf(day)] ?? 1) * (1 + 0.03 * weather)
}

/**
 * A moment of the UTC day, in ms after its midnight, at which somebody in this zone is likely to open the app. A local
 * day that spans two UTC days is folded onto one, so that days can be made one at a time.
 */
export function momentOf(day: number, timeZone: string, u: number): number {
  const weekday = weekdayOf(day)
  const minutes = weekday === 0 || weekday === 6 ? weekendMinutes : workdayMinutes
  const position = u * slots
  const slot = Math.floor(position)
  const low = minutes[slot] ?? 0
  const high = minutes[slot + 1] ?? 1440
  const localMs = (low + (high - low) * (position - slot)) * minuteMs
  return Math.floor((((localMs - zoneOffset(timeZone, day)) % dayMs) + dayMs) % dayMs)
}

function weekdayOf(day: number): number {
  return new Date(day * dayMs).getUTCDay()
}

const offsets = new Map<string, Map<number, number>>()

/** The zone's offset from UTC at noon of a UTC day, in ms. Kept, because a day asks for it thousands of times. */
function zoneOffset(timeZone: string, day: number): number {
  let known = offsets.get(timeZone)
  if (known === undefined) offsets.set(timeZone, (known = new Map()))
  let offset = known.get(day)
  if (offset === undefined) {
    const noon = Temporal.Instant.fromEpochMilliseconds(day * dayMs + dayMs / 2)
    offset = noon.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
    known.set(day, offset)
  }
  return offset
}

/** Minute of the day at each of `slots` equal shares of the day's listening; hours blend into each other. */
function inverseDistribution(hours: readonly number[]): readonly number[] {
  const weights = Array.from({ length: 1440 }, (_, minute) => {
    const hour = Math.floor(minute / 60)
    const share = (minute % 60) / 60
    return (hours[hour] ?? 0) * (1 - share) + (hours[(hour + 1) % 24] ?? 0) * share
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const inverse: number[] = []
  let sum = 0
  for (const [minute, weight] of weights.entries()) {
    while (inverse.length <= slots && (inverse.length * total) / slots <= sum + weight) {
      inverse.push(minute + ((inverse.length * total) / slots - sum) / weight)
    }
    sum += weight
  }
  while (inverse.length <= slots) inverse.push(1440)
  return inverse
}
