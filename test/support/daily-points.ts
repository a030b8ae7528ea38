import { createDetector } from '../../src/alert/detect/create-detector.ts'
import type { DetectorOptions, DetectorPoint, Judgement } from '../../src/alert/detect/detector.ts'

export interface DailyPlan {
  /** `YYYY-MM-DD`, in UTC. */
  from: string
  days: number
  /** What a day usually is; 1000 unless told. */
  usual?: (day: PlannedDay) => number
  /** What happens to a day: a factor, or null for a value that is not known. */
  happens?: (day: PlannedDay) => number | null
}

export interface PlannedDay {
  /** 0 on the first day. */
  place: number
  date: string
  /** 0 on Mondays. */
  weekday: number
}

/** A metric with three per cent of noise, the same each time, and whatever the plan makes of it. */
function dailyPoints({ from, days, usual, happens }: DailyPlan): (DetectorPoint & PlannedDay)[] {
  const start = Date.parse(`${from}T00:00:00Z`) / 1000
  return Array.from({ length: days }, (_, place) => {
    const at = start + place * 86_400
    const date = new Date(at * 1000).toISOString().slice(0, 10)
    const day = { place, date, weekday: (Math.floor(at / 86_400) + 3) % 7 }
    const factor = happens === undefined ? 1 : happens(day)
    const noisy = (usual?.(day) ?? 1000) * Math.exp(0.03 * ripple(place))
    return { ...day, at, value: factor === null ? null : Math.round(noisy * factor) }
  })
}

/** A judgement with the day it is about. */
export type JudgedDay = Judgement & PlannedDay & DetectorPoint

export function judgeDays(plan: DailyPlan, options: Partial<DetectorOptions> = {}): JudgedDay[] {
  const detector = createDetector({ interval: 'day', timeZone: 'UTC', sensitivity: 'normal', ...options })
  return dailyPoints(plan).map((point) => Object.assign(point, detector.step(point)))
}

export function anomalyDates(judged: readonly JudgedDay[]): string[] {
  return judged.filter(({ isAnomaly }) => isAnomaly).map(({ date }) => date)
}

/** Looks like chance, has a mean of 0 and a variance of about 1, and never more than 2. */
function ripple(place: number): number {
  const mixed = Math.imul((place + 1) ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  const other = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0
  return Math.max(-2, Math.min(2, ((mixed + other) / 2 ** 32 - 1) * 2.4))
}
