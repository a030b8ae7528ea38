import { launchBuzz, releaseOn } from './releases.ts'
import { dayFactor } from './rhythm.ts'

/** One UTC day of the product, the same for everybody. */
export interface ProductDay {
  /** UTC day number, and the same counted from the opening of the product. */
  day: number
  age: number
  /** How busy the day is: around 1. */
  factor: number
  /** What is left of the excitement about the big launch: 0 to 1. */
  buzz: number
  /** The newest release by day of the product's life, up to this day. */
  releaseByAge: readonly number[]
}

export function productDay(seed: number, day: number, openingDay: number): ProductDay {
  const age = day - openingDay
  return {
    day,
    age,
    factor: dayFactor(seed, day),
    buzz: launchBuzz(age),
    releaseByAge: Array.from({ length: age + 1 }, (_, past) => releaseOn(past)),
  }
}
