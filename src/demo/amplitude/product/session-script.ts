import { eventCode, type EventName } from './catalogue.ts'
import type { DaySheet } from './day-sheet.ts'
import { details, productDetail, searchDetail, songDetail, withoutDetail } from './details.ts'
import type { Random } from './random.ts'

/** One visit: who, when, on what, and what is already decided about it. */
export interface Visit {
  person: number
  /** Epoch ms. */
  start: number
  context: number
  random: Random
  taste: { searchChance: number; playChance: number }
  isJapanese: boolean
  hasPartyMode: boolean
  isPaying: boolean
  signsUp: boolean
  /** Product that is bought in this visit. */
  buys: number | undefined
  cancels: boolean
}

/** Writes the events of a session, one after the other. */
export function playSession(sheet: DaySheet, visit: Visit): void {
  const pen = createPen(sheet, visit)
  const { random, taste } = visit
  pen.write('Launch App')
  if (random.chance(0.018)) pen.after(2).write('app_error')
  if (visit.signsUp) pen.after(25 + random.exponential(35)).write('Sign Up')
  if (random.chance(taste.searchChance)) search(pen, visit)
  if (random.chance(0.03)) pen.after(4 + random.exponential(8)).write('Filter by Genre')
  if (random.chance(taste.playChance)) listen(pen, visit)
  organise(pen, random)
  payment(pen, visit)
}

/** Writes at a moment that only moves forward. */
interface Pen {
  after(seconds: number): Pen
  write(event: EventName, detail?: number): Pen
}

function search(pen: Pen, { random, isJapanese }: Visit): void {
  const times = random.chance(0.22) ? 2 : 1
  for (let round = 0; round < times; round++) {
    pen.after(4 + random.exponential(14)).write('Search', searchDetail(random.next(), random.next()))
    if (isJapanese && random.chance(0.3)) pen.after(3).write('検索フィルター')
  }
  if (random.chance(0.68)) pen.after(2 + random.exponential(9)).write('Select')
}

/** `Play` is pressing the button; every title that then runs is a `Play Song or Video`, and a `Play Song` if it is one. */
function listen(pen: Pen, { random, hasPartyMode }: Visit): void {
  pen.after(2 + random.exponential(12)).write('Play')
  if (hasPartyMode && random.chance(0.07)) pen.after(5).write('🎉 Party Mode')
  const titles = 1 + (random.chance(0.28) ? 1 : 0) + (random.chance(0.1) ? 1 : 0)
  for (let title = 0; title < titles; title++) {
    const song = songDetail(random.next())
    pen.after(0.4).write('Play Song or Video', song)
    if (random.chance(0.85)) pen.write('Play Song', song)
    if (random.chance(0.06)) pen.after(random.exponential(60)).write('Favorite Song', song)
    pen.after(Number(details[song]?.['duration_seconds'] ?? 180) * (random.chance(0.3) ? random.next() : 1))
  }
  if (random.chance(0.45)) pen.after(random.exponential(12 * 60)).write('Player Heartbeat')
}

function organise(pen: Pen, random: Random): void {
  if (random.chance(0.028)) pen.after(8 + random.exponential(30)).write('Create Playlist')
  if (random.chance(0.011)) pen.after(8 + random.exponential(20)).write('Share Playlist')
}

function payment(pen: Pen, { random, buys, cancels, isPaying }: Visit): void {
  if (buys !== undefined || (!isPaying && random.chance(0.05)))
    pen.after(3 + random.exponential(10)).write('View Paywall')
  if (buys !== undefined || (!isPaying && random.chance(0.006))) pen.after(9).write('Add to Cart, then Pay')
  if (buys !== undefined) pen.after(20 + random.exponential(40)).write('Purchase', productDetail(buys))
  if (cancels) pen.after(15 + random.exponential(20)).write('Cancel Subscription')
}

function createPen(sheet: DaySheet, { person, start, context }: Visit): Pen {
  let time = start
  const pen: Pen = {
    after(seconds) {
      time += Math.round(seconds * 1000)
      return pen
    },
    write(event, detail = withoutDetail) {
      sheet.add({ time, person, event: eventCode(event), context, detail, session: start })
      return pen
    },
  }
  return pen
}
