import type { Plan } from './contexts.ts'
import { weightedChoice } from './random.ts'

/** What can be bought. Prices are in dollars. */
export interface Product {
  name: string
  plan: Plan
  price: number
  /** Days from one payment to the next. */
  periodDays: number
}

export const products: readonly Product[] = [
  { name: 'Premium Monthly', plan: 'premium', price: 9.99, periodDays: 30 },
  { name: 'Student Monthly', plan: 'student', price: 4.99, periodDays: 30 },
  { name: 'Family Monthly', plan: 'family', price: 14.99, periodDays: 30 },
  { name: 'Premium Yearly', plan: 'premium', price: 99.99, periodDays: 365 },
]

/** Chooses a product, as its position in `products`. */
export const pickProduct = weightedChoice([
  { value: 0, weight: 58 },
  { value: 1, weight: 22 },
  { value: 2, weight: 15 },
  { value: 3, weight: 5 },
])

/** One person's subscription, in UTC day numbers. */
export interface Subscription {
  product: number
  startDay: number
  /** The day of the cancellation; payments stop before it. `Infinity` for those who stay. */
  cancelDay: number
}

export function isRenewalDay(subscription: Subscription, day: number): boolean {
  const age = day - subscription.startDay
  const period = products[subscription.product]?.periodDays ?? Infinity
  return age > 0 && age % period === 0 && day < subscription.cancelDay
}

/** The plan before the sessions of this day: buying and cancelling show from the next session on. */
export function planOn(subscription: Subscription | undefined, day: number): Plan {
  if (subscription === undefined || day <= subscription.startDay || day > subscription.cancelDay)
    return 'free'
  return products[subscription.product]?.plan ?? 'free'
}
