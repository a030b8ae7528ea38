import { eventCode } from './catalogue.ts'
import { contextNumber } from './contexts.ts'
import type { DaySheet } from './day-sheet.ts'
import { productDetail, withoutDetail } from './details.ts'
import type { Person } from './person.ts'
import { places } from './places.ts'
import type { ProductDay } from './product-day.ts'
import { createRandom, fraction, hash, type Random } from './random.ts'
import { bigLaunch } from './releases.ts'
import { minuteMs, momentOf } from './rhythm.ts'
import { playSession } from './session-script.ts'
import { isRenewalDay, planOn } from './subscriptions.ts'

/** One person on one day. */
interface PersonDay {
  person: Person
  /** Position in the list of people. */
  number: number
  today: ProductDay
}

/** Share of people who come back on a day long after they stopped coming. */
const resurrectionChance = 0.0035

/**
 * Writes everything that one person does on one UTC day. It is a pure function of the day and the person: nothing is
 * carried over from the day before, so days can be made in any order, and again.
 */
export function liveDay(sheet: DaySheet, who: PersonDay): void {
  const { person, today } = who
  const { subscription } = person
  if (subscription !== undefined && isRenewalDay(subscription, today.day)) renew(sheet, who)
  const mood = fraction(person.key, today.day, 2)
  if (mood < visitChance(person, today)) visit(sheet, who)
  else if (mood > 1 - pushChance(person, today)) receivePush(sheet, who)
}

function visitChance(person: Person, today: ProductDay): number {
  const { subscription } = person
  const age = today.day - person.arrivalDay
  if (age === 0 || subscription?.startDay === today.day || subscription?.cancelDay === today.day) return 1
  const hasLeft = age > person.lifespanDays && planOn(subscription, today.day) === 'free'
  if (hasLeft) return resurrectionChance * (1 + 2 * today.buzz)
  const excitement = 1 + 0.16 * today.buzz + (releaseFor(person, today) >= bigLaunch ? 0.05 : 0)
  return person.dailyChance * today.factor * excitement
}

/** People who stay away are reminded, mostly in their first weeks. */
function pushChance(person: Person, today: ProductDay): number {
  return today.day - person.arrivalDay < 21 ? 0.06 : 0.006
}

function visit(sheet: DaySheet, { person, number, today }: PersonDay): void {
  const random = createRandom(hash(person.key, today.day, 3))
  const { subscription } = person
  const isFirstDay = today.day === person.arrivalDay
  const sessions = 1 + (random.chance(0.16) ? 1 : 0) + (random.chance(person.dailyChance * 0.14) ? 1 : 0)
  for (let session = 0; session < sessions; session++) {
    const isFirstEver = isFirstDay && session === 0
    const start = isFirstEver ? person.arrivalMs : momentOf(today.day, zoneOf(person), random.next())
    if (isFirstDay && start < person.arrivalMs) continue
    playSession(sheet, {
      person: number,
      start: sheet.midnight + start,
      context: contextOf(person, today, deviceOfSession(person, random)),
      random,
      taste: person,
      isJapanese: places[person.place]?.country === 'Japan',
      hasPartyMode: releaseFor(person, today) >= bigLaunch,
      isPaying: planOn(subscription, today.day) !== 'free',
      signsUp: isFirstEver && person.userId !== null,
      buys: session === 0 && subscription?.startDay === today.day ? subscription.product : undefined,
      cancels: session === 0 && subscription?.cancelDay === today.day,
    })
  }
}

/** Renewals are sent by the billing server: no session, at a moment of the night that is the person's own. */
function renew(sheet: DaySheet, { person, number, today }: PersonDay): void {
  sheet.add({
    time: sheet.midnight + 180 * minuteMs + (hash(person.key, 5) % (90 * minuteMs)),
    person: number,
    event: eventCode('Purchase'),
    context: contextOf(person, today, person.device),
    detail: productDetail(person.subscription?.product ?? 0),
    session: -1,
  })
}

function receivePush(sheet: DaySheet, { person, number, today }: PersonDay): void {
  sheet.add({
    time: sheet.midnight + momentOf(today.day, zoneOf(person), fraction(person.key, today.day, 4)),
    person: number,
    event: eventCode('Receive Push'),
    context: contextOf(person, today, person.device),
    detail: withoutDetail,
    session: -1,
  })
}

function contextOf(person: Person, today: ProductDay, device: number): number {
  return contextNumber(device, releaseFor(person, today), planOn(person.subscription, today.day))
}

function deviceOfSession({ device, secondDevice }: Person, random: Random): number {
  return secondDevice >= 0 && random.chance(0.3) ? secondDevice : device
}

/** The app never goes back behind the version it was installed with. */
function releaseFor({ arrivalDay, updateLagDays }: Person, { day, age, releaseByAge }: ProductDay): number {
  const installed = releaseByAge[age - (day - arrivalDay)] ?? 0
  const updated = releaseByAge[age - updateLagDays] ?? 0
  return Math.max(installed, updated)
}

function zoneOf(person: Person): string {
  return places[person.place]?.timeZone ?? 'UTC'
}
