import { contextNumber } from './contexts.ts'
import { eventCode } from './catalogue.ts'
import { productDetail, withoutDetail } from './details.ts'
import type { DaySheet } from './day-sheet.ts'
import type { Person } from './person.ts'
import { places } from './places.ts'
import { createRandom, hash, type Random } from './random.ts'
import { bigLaunch, launchBuzz, releaseOn, releases } from './releases.ts'
import { dayFactor, minuteMs, momentOf } from './rhythm.ts'
import { playSession } from './session-script.ts'
import { isRenewalDay, planOn } from './subscriptions.ts'

/** One UTC day of the product, the same for everybody. */
export interface ProductDay {
  seed: number
  /** UTC day number, and the same counted from the opening of the product. */
  day: number
  age: number
}

/** Share of people who come back on a day long after they stopped coming. */
const resurrectionChance = 0.0035

/**
 * Writes everything that one person does on one UTC day. It is a pure function of the day and the person: nothing is
 * carried over from the day before, so days can be made in any order and again.
 */
export function liveDay(sheet: DaySheet, today: ProductDay, who: { person: Person; number: number }): void {
  const { person, number } = who
  const age = today.day - person.arrivalDay
  const random = createRandom(hash(person.key, today.day, 2))
  const hasRenewal = person.subscription !== undefined && isRenewalDay(person.subscription, today.day)
  if (hasRenewal) renew(sheet, today, who)
  if (!isVisiting(person, today, random)) return receivePush(sheet, today, { ...who, age, random })
  const buys = person.subscription?.startDay === today.day
  const cancels = person.subscription?.cancelDay === today.day
  const sessions = 1 + (random.chance(0.16) ? 1 : 0) + (random.chance(person.dailyChance * 0.14) ? 1 : 0)
  for (let session = 0; session < sessions; session++) {
    const isFirstEver = age === 0 && session === 0
    const start = isFirstEver ? person.arrivalMs : momentOf(today.day, zoneOf(person), random.next())
    if (age === 0 && start < person.arrivalMs) continue
    playSession(sheet, {
      person: number,
      start,
      context: contextOf(person, today, random),
      random,
      taste: person,
      isJapanese: places[person.place]?.country === 'Japan',
      hasPartyMode: releaseFor(person, today) >= bigLaunch,
      isPaying: planOn(person.subscription, today.day) !== 'free',
      signsUp: isFirstEver && person.userId !== null,
      buys: buys && session === 0 ? person.subscription?.product : undefined,
      cancels: cancels && session === 0,
    })
  }
}

function isVisiting(person: Person, today: ProductDay, random: Random): boolean {
  const { subscription } = person
  const age = today.day - person.arrivalDay
  const mood = random.next()
  if (age === 0 || subscription?.startDay === today.day || subscription?.cancelDay === today.day) return true
  const isSubscriber = planOn(subscription, today.day) !== 'free'
  if (age > person.lifespanDays && !isSubscriber)
    return mood < resurrectionChance * (1 + 2 * launchBuzz(today.age))
  const excitement = 1 + 0.16 * launchBuzz(today.age) + (releaseFor(person, today) >= bigLaunch ? 0.05 : 0)
  return mood < person.dailyChance * dayFactor(today.seed, today.day) * excitement
}

/** Renewals are sent by the billing server: no session, at a fixed moment of the night. */
function renew(
  sheet: DaySheet,
  today: ProductDay,
  { person, number }: { person: Person; number: number },
): void {
  const { subscription } = person
  if (subscription === undefined) return
  const context = contextNumber(person.device, releaseFor(person, today), planOn(subscription, today.day))
  const time = 3 * 60 * minuteMs + (hash(person.key, 5) % (90 * minuteMs))
  sheet.add({
    time,
    person: number,
    event: eventCode('Purchase'),
    context,
    detail: productDetail(subscription.product),
    session: -1,
  })
}

function receivePush(
  sheet: DaySheet,
  today: ProductDay,
  { person, number, age, random }: { person: Person; number: number; age: number; random: Random },
): void {
  const chance = age < 21 ? 0.09 : 0.008
  if (!random.chance(chance)) return
  const context = contextNumber(
    person.device,
    releaseFor(person, today),
    planOn(person.subscription, today.day),
  )
  const time = momentOf(today.day, zoneOf(person), random.next())
  sheet.add({
    time,
    person: number,
    event: eventCode('Receive Push'),
    context,
    detail: withoutDetail,
    session: -1,
  })
}

function contextOf(person: Person, today: ProductDay, random: Random): number {
  const isElsewhere = person.secondDevice >= 0 && random.chance(0.3)
  const device = isElsewhere ? person.secondDevice : person.device
  return contextNumber(device, releaseFor(person, today), planOn(person.subscription, today.day))
}

/** The app never goes back behind the version it was installed with. */
function releaseFor(person: Person, today: ProductDay): number {
  const installed = releaseOn(today.age - (today.day - person.arrivalDay))
  const updated = releaseOn(today.age - Math.ceil(person.updateLagDays))
  return Math.min(Math.max(installed, updated), releases.length - 1)
}

function zoneOf(person: Person): string {
  return places[person.place]?.timeZone ?? 'UTC'
}
