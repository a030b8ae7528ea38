import { between, gauss, poisson } from './chance.ts'
import { drawDailyIncidents } from './daily-incidents.ts'
import { dailyHolidays } from './daily-holidays.ts'
import { randomFrom } from './random-from.ts'

/** A made-up daily metric whose incidents are known, to measure detectors on. */
export interface DailySeries {
  /** Unix seconds, at midnight UTC. */
  at: readonly number[]
  values: readonly number[]
  /** 1 in an incident, 2 in a slow leak, -1 where nobody could say, 0 elsewhere, also on holidays. */
  labels: Int8Array
}

/**
 * `public`: many people, small falls on holidays. `office`: weekends at half or a quarter, and holidays like Sundays. `growing`: a young
 * product. `wandering`: a level that drifts by itself. `weather`: noise of a tenth to a quarter, and days of rain. `few`: six to sixty people.
 */
export const dailyKinds = ['public', 'office', 'growing', 'wandering', 'weather', 'few'] as const
export type DailyKind = (typeof dailyKinds)[number]

interface Character {
  /** Natural logarithms: of the level, of the noise, of the weekend. */
  level: readonly [number, number]
  noise: readonly [number, number]
  weekend: readonly [number, number]
  drift: number
  growth: number
}

const plain: Character = {
  level: [6, 13],
  noise: [0.015, 0.055],
  weekend: [0, 0.35],
  drift: 0.006,
  growth: 0,
}
const characters: Readonly<Record<DailyKind, Character>> = {
  public: plain,
  office: { ...plain, weekend: [-1.4, -0.35] },
  growing: { ...plain, weekend: [-0.8, 0.2], growth: 0.012 },
  wandering: { ...plain, noise: [0.04, 0.1], drift: 0.015 },
  weather: { ...plain, noise: [0.09, 0.28], weekend: [-0.4, 0.8] },
  few: { ...plain, level: [1.8, 4.2] },
}

const dailySeriesDays = 400

/** Thirteen months that begin in 2021 to 2023; the same for the same seed. Half of the holidays of each are its own. */
export function dailySeries(seed: number, kind: DailyKind): DailySeries {
  const random = randomFrom(seed * 7919 + dailyKinds.indexOf(kind) * 104_729)
  const firstDay = Math.floor(Date.UTC(2021, 0, 1) / dayMs + between(random, 0, 900))
  const labels = new Int8Array(dailySeriesDays)
  const logs = usualDays(random, kind, firstDay)
  addLaunches(random, logs, labels)
  drawDailyIncidents(random, logs, labels)
  return {
    at: Array.from({ length: dailySeriesDays }, (_, place) => (firstDay + place) * 86_400),
    values: Array.from(logs, (log) => poisson(random, Math.exp(log))),
    labels,
  }
}

const dayMs = 86_400_000

function usualDays(random: () => number, kind: DailyKind, firstDay: number): Float64Array {
  const { level, noise, weekend, drift, growth } = characters[kind]
  const weekdays = Array.from({ length: 7 }, () => 0.045 * gauss(random))
  for (const day of [5, 6]) weekdays[day] = (weekdays[day] ?? 0) + between(random, ...weekend)
  const holidays = dailyHolidays(random, kind, weekdays)
  const [base, size, memory] = [
    between(random, ...level),
    between(random, ...noise),
    between(random, 0, 0.45),
  ]
  const [wander, trend] = [between(random, 0, drift), between(random, 0.1, 1) * growth]
  const isHeavy = random() < 0.6
  const [yearly, phase] = [between(random, 0, kind === 'weather' ? 0.5 : 0.12), between(random, 0, 6.28)]
  let [walk, last] = [0, 0]
  return Float64Array.from({ length: dailySeriesDays }, (_, place) => {
    const day = firstDay + place
    walk += wander * gauss(random) + trend * Math.exp(-place / 200)
    last = memory * last + Math.sqrt(1 - memory ** 2) * size * (isHeavy ? heavy(random) : gauss(random))
    const season = yearly * Math.sin((place / 365) * 2 * Math.PI + phase)
    const rain = kind === 'weather' && random() < 0.06 ? -between(random, 0.3, 1.1) : 0
    const weekday = weekdays[(day + 3) % 7] ?? 0
    return base + walk + season + rain + last + (holidays(day, weekday) ?? weekday)
  })
}

/** Student's t of five degrees, brought to a variance of 1. */
function heavy(random: () => number): number {
  let sum = 0
  for (let count = 0; count < 5; count++) sum += gauss(random) ** 2
  return (0.78 * gauss(random)) / Math.sqrt(sum / 5)
}

/** A launch, a campaign: nobody could say whether that is unusual. */
function addLaunches(random: () => number, logs: Float64Array, labels: Int8Array): void {
  const launches = Math.floor(between(random, 0, 4))
  for (let count = 0; count < launches; count++) {
    const start = Math.floor(between(random, 30, dailySeriesDays - 10))
    const [size, days] = [between(random, 0.15, 0.6), between(random, 1, 3)]
    for (let day = 0; day < 10; day++)
      logs[start + day] = (logs[start + day] ?? 0) + size * Math.exp(-day / days)
    labels.fill(-1, start, start + 6)
  }
}
