import { between, gauss } from './chance.ts'
import type { LiveSeriesOptions } from './live-series.ts'

export interface ShapeOptions {
  random: () => number
  kind: LiveSeriesOptions['kind']
  slotsPerDay: number
  /** Unix seconds of the first slot, a midnight. */
  start: number
  days: number
}

/** What is expected at a slot, to be asked slot by slot: day, week, trend, wandering, and perhaps one launch or holiday. */
export type Shape = (slot: number) => { expected: number; isDoubtful: boolean }

export function createShape(options: ShapeOptions): Shape {
  const { random, kind, slotsPerDay } = options
  const isRestless = kind === 'restless'
  const level = Math.exp(
    between(random, Math.log(isRestless ? 60 : 25), Math.log(isRestless ? 300_000 : 15_000)),
  )
  const day = createDay(random)
  const week = createWeek(options)
  const quick = wander(random, {
    size: isRestless ? between(random, 0.01, 0.05) : between(random, 0, 0.012),
    slots: (between(random, 4, 30) * slotsPerDay) / 288,
  })
  const slow = wander(random, {
    size: isRestless ? between(random, 0.02, 0.1) : between(random, 0, 0.02),
    slots: between(random, 0.3, 2) * slotsPerDay,
  })
  const extra = isRestless ? between(random, 0.005, 0.06) : 0
  const bursts = isRestless ? between(random, 0, 0.004) : 0
  const onTheHour = isRestless && random() < 0.4 ? between(random, 0.05, 0.3) : 0
  const trend = gauss(random) * 0.003
  const event = drawEvent(options)

  return (slot) => {
    const happening = event(slot)
    let log = day(slot / slotsPerDay) + week(slot / slotsPerDay) + (trend * slot) / slotsPerDay
    log += quick() + slow() + happening.log + extra * gauss(random)
    if (random() < bursts) log += 0.25 * gauss(random)
    if (slot % (slotsPerDay / 24) === 0) log += onTheHour
    return { expected: level * Math.exp(log), isDoubtful: happening.isDoubtful }
  }
}

function createDay(random: () => number): (days: number) => number {
  const waves = [between(random, 0.25, 1.1), between(random, 0, 0.4), between(random, 0, 0.15)].map(
    (size, index) => ({
      size,
      turns: 2 * Math.PI * (index + 1),
      phase: 2 * Math.PI * random(),
    }),
  )
  return (days) =>
    waves.reduce((sum, { size, turns, phase }) => sum + size * Math.sin(turns * days + phase), 0)
}

/** Each weekday has its level, a weekend its own shape; with half of the series it comes at midnight sharp, else by morning. */
function createWeek({ random, start }: ShapeOptions): (days: number) => number {
  const weekend = between(random, 0, 0.5)
  const shape = between(random, 0, 0.35)
  const phase = 2 * Math.PI * random()
  const levels = Array.from({ length: 7 }, () => 0.04 * gauss(random))
  const hours = random() < 0.5 ? 0 : 4
  const levelOf = (day: number, days: number): number => {
    const weekday = new Date((start + day * 86_400) * 1000).getUTCDay()
    const isWeekend = weekday === 0 || weekday === 6
    return (levels[weekday] ?? 0) - (isWeekend ? weekend + shape * Math.sin(2 * Math.PI * days + phase) : 0)
  }
  return (days) => {
    const day = Math.floor(days)
    const share = hours === 0 ? 1 : Math.min(1, ((days - day) * 24) / hours)
    return share * levelOf(day, days) + (1 - share) * levelOf(day - 1, days)
  }
}

/** An Ornstein-Uhlenbeck process: it strays by `size` and is back within about so many slots. */
function wander(random: () => number, { size, slots }: { size: number; slots: number }): () => number {
  const stays = Math.exp(-1 / slots)
  const push = size * Math.sqrt(1 - stays * stays)
  let place = 0
  return () => {
    place = place * stays + push * gauss(random)
    return place
  }
}

/** A launch changes the level for good, a holiday for a day: neither is an incident, and neither is nothing. */
function drawEvent(options: ShapeOptions): (slot: number) => { log: number; isDoubtful: boolean } {
  const { random, slotsPerDay, days } = options
  const isLaunch = random() < 0.5
  const day = random() < 0.6 && days > 20 ? Math.round(between(random, 8, days - 2)) : Infinity
  const size = isLaunch ? Math.log(between(random, 0.6, 1.5)) : -between(random, 0.15, 0.4)
  return (slot) => {
    const since = slot / slotsPerDay - day
    if (since < 0 || (!isLaunch && since >= 1)) return { log: 0, isDoubtful: false }
    return { log: isLaunch ? size * (1 - Math.exp(-6 * since)) : size, isDoubtful: since < 2 }
  }
}
