import { fraction } from './random.ts'
import { launchBuzz } from './releases.ts'
import { dayFactor } from './rhythm.ts'

/** People per day when the product opened, for a population of 1, and how it has grown since. */
const openingArrivals = 27
const doublingDays = 150
/** From then on the market is known to everybody, and growth goes on at a fifth of its pace. */
const maturityDays = 240
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
  const youth = Math.min(age, maturityDays) + Math.max(0, age - maturityDays) / 5
  const growth = 2 ** (youth / doublingDays) + openingRush * Math.exp(-age / 4)
  const noise = 0.9 + 0.2 * fraction(seed, day, 21)
  const expected =
    openingArrivals * population * growth * (1 + 1.1 * launchBuzz(age)) * noise * dayFactor(seed, day) ** 1.5
  const whole = Math.floor(expected)
  return whole + (fraction(seed, day, 22) < expected - whole ? 1 : 0)
}
