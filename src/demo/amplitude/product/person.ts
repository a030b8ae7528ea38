import { devices, pickDevice, webDevices, type Platform } from './contexts.ts'
import { genres } from './details.ts'
import { pickPlace, places } from './places.ts'
import { createRandom, hash, weightedChoice, type Random } from './random.ts'
import { momentOf } from './rhythm.ts'
import { pickProduct, type Subscription } from './subscriptions.ts'
import { userIdOf } from './user-id.ts'

/** Somebody who uses Acme Music, with everything about the future that is already decided when they arrive. */
export interface Person {
  /** UTC day number of the first visit, and the moment of it in ms after midnight. */
  arrivalDay: number
  arrivalMs: number
  /** Null for guests, who never sign up. */
  userId: string | null
  deviceId: string
  /** Position in `places`. */
  place: number
  /** Position in `devices`; `secondDevice` is -1 for people with one. */
  device: number
  secondDevice: number
  referrer: string
  /** Empty where nothing was chosen: it reads as `(none)`. */
  favoriteGenre: string
  /** Chance of a visit on an average day, while the person still comes at all. */
  dailyChance: number
  /** Age in days at which the person stops coming; `Infinity` for the faithful. */
  lifespanDays: number
  /** Chance that a session holds a search, or playing. */
  searchChance: number
  playChance: number
  /** Days after a release until this person's app updates. */
  updateLagDays: number
  subscription: Subscription | undefined
  /** Key of the person's own randomness. */
  key: number
}

const pickReferrer = weightedChoice([
  { value: 'Organic', weight: 38 },
  { value: 'Friend Invite', weight: 18 },
  { value: 'Paid Social', weight: 26 },
  { value: 'App Store Search', weight: 14 },
  { value: '', weight: 4 },
])

const pickTempo = weightedChoice([
  { value: { low: 0.78, high: 0.94, staying: 1.5 }, weight: 25 },
  { value: { low: 0.45, high: 0.75, staying: 1 }, weight: 45 },
  { value: { low: 0.16, high: 0.4, staying: 0.7 }, weight: 30 },
])

/** How willing people are to stay and to pay, by where they listen and how they came. */
const platformStaying = { iOS: 1.2, Android: 1, Web: 0.72 }
const platformPaying = { iOS: 0.24, Android: 0.16, Web: 0.11 }
const referrerStaying: Readonly<Record<string, number>> = { 'Friend Invite': 1.25, 'Paid Social': 0.75 }

/** The `ordinal`-th person to arrive on a day: a pure function of its arguments. */
export function personArriving(seed: number, day: number, ordinal: number): Person {
  const key = hash(seed, day, ordinal)
  const random = createRandom(key)
  const place = pickPlace(random.next())
  const device = pickDevice(random.next())
  const platform = devices[device]?.platform ?? 'Web'
  const isGuest = random.chance(0.11)
  const habits = habitsOf(random, platform, isGuest)
  return {
    key,
    arrivalDay: day,
    arrivalMs: momentOf(day, places[place]?.timeZone ?? 'UTC', random.next()),
    userId: isGuest ? null : userIdOf(key, day, ordinal),
    deviceId: `${platform.toLowerCase()}-${key.toString(16).padStart(8, '0')}`,
    place,
    device,
    secondDevice: secondDeviceOf(platform, random),
    favoriteGenre: random.chance(0.7) ? (genres[Math.floor(random.next() ** 1.6 * genres.length)] ?? '') : '',
    updateLagDays: random.chance(0.15) ? 60 : Math.ceil(random.exponential(6)),
    ...habits,
    subscription: isGuest ? undefined : subscriptionOf(random, { day, platform, habits }),
  }
}

type Habits = Pick<Person, 'referrer' | 'dailyChance' | 'lifespanDays' | 'searchChance' | 'playChance'>

function habitsOf(random: Random, platform: Platform, isGuest: boolean): Habits {
  const referrer = pickReferrer(random.next())
  const tempo = pickTempo(random.next())
  const guestStaying = isGuest ? 0.35 : 1
  const staying = tempo.staying * platformStaying[platform] * (referrerStaying[referrer] ?? 1) * guestStaying
  return {
    referrer,
    lifespanDays: lifespanOf(random.next(), staying),
    dailyChance: tempo.low + (tempo.high - tempo.low) * random.next(),
    searchChance: random.chance(0.61) ? 0.5 : 0.015,
    playChance: random.chance(0.8) ? 0.74 : 0.05,
  }
}

/**
 * A survival curve as real products show it: steep in the first days, ever flatter after, and a part that stays. Its
 * share of survivors at age t is `faithful + (1 - faithful) / (1 + t / halfway) ^ steepness`.
 */
function lifespanOf(u: number, staying: number): number {
  const faithful = Math.min(0.3, 0.115 * staying)
  if (u < faithful) return Infinity
  const halfwayDays = 5.2 * staying
  const steepness = 0.8
  return halfwayDays * (((u - faithful) / (1 - faithful)) ** (-1 / steepness) - 1)
}

function secondDeviceOf(platform: Platform, random: Random): number {
  const choice = Math.floor(random.next() * webDevices.length)
  return platform !== 'Web' && random.chance(0.16) ? (webDevices[choice] ?? -1) : -1
}

/**
 * Most who pay do so within days, and hardly anybody who does not use the product for what it is; those who would pay
 * later than they stay never do.
 */
function subscriptionOf(
  random: Random,
  { day, platform, habits }: { day: number; platform: Platform; habits: Habits },
): Subscription | undefined {
  const isAtHome = habits.searchChance > 0.1 && habits.playChance > 0.1
  const isPaying = random.chance(platformPaying[platform] * (isAtHome ? 1 : 0.15))
  const afterDays = random.chance(0.3) ? 0 : Math.floor(1 + random.exponential(9))
  const product = pickProduct(random.next())
  const keptPeriods = Math.ceil(random.exponential(9))
  if (!isPaying || afterDays > habits.lifespanDays) return undefined
  const startDay = day + afterDays
  const paidDays = keptPeriods * 30 - 1 - Math.floor(random.next() * 12)
  return { product, startDay, cancelDay: startDay + Math.max(3, Math.min(paidDays, 3 * 365)) }
}
