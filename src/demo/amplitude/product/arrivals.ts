import { fraction } from './random.ts'
import { launchBuzz } from './releases.ts'
import { dayFactor } from './rhythm.ts'

/** People per day when the product opened, for a population of 1, and how it has grown since. */
const openingArrivals = 27
const doublingDays = 150
/** The opening week itself: people who waited for it. */
const openingRush = 5

export interface ArrivalKey {
  seed: number
  /** UTC day number on which the product opened. */
  openingDay: number
  /** 1 is the whole product; tests take a hundredth. */
  population: number
}

/** How many people use the product for the first time on a UTC day. */
export function arrivalsOn({ seed, openingDay, population }: ArrivalKey, day: number): number {
  const age = day - openingDay
  if (age < 0) return 0
  const growth = 2 ** (age / doublingDays) + openingRush * Math.exp(-age / 4)
  const noise = 0.9 + 0.2 * fraction(seed, day, 21)
  const expected =
    openingArrivals * population * growth * (1 + 1.1 * launchBuzz(age)) * noise * dayFactor(seed, day) ** 1.5
  const whole = Math.floor(expected)
  return whole + (fraction(seed, day, 22) < expected - whole ? 1 : 0)
}
