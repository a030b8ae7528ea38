import type { DetectorPoint } from '../../src/alert/detect/detector.ts'
import { randomFrom } from '../../bench/random-from.ts'

export interface LiveMetric {
  /** Day on which it begins, at midnight in UTC. A Monday unless told. */
  from?: string
  days: number
  stepSeconds?: number
  /** What is usual at an hour of the day (0 to 24) on a weekday (0 is Sunday). */
  usual?: (hour: number, weekday: number) => number
  /** Minutes that the clock on the wall is ahead of UTC, at an instant. */
  offsetMinutes?: (at: number) => number
  /** Changes the value of a point, given the days since the beginning; null for no value. */
  change?: (value: number, day: number) => number | null
}

/** A busy day and a quiet night, with the noise of counts, the same on each run. */
export function aLiveMetric(metric: LiveMetric): DetectorPoint[] {
  const { from = '2026-03-02', days, stepSeconds = 300 } = metric
  const { usual = busyDay, offsetMinutes = () => 0, change = (value) => value } = metric
  const random = randomFrom(7)
  const start = Date.parse(`${from}T00:00:00Z`) / 1000
  return Array.from({ length: (days * 86_400) / stepSeconds }, (_, index) => {
    const at = start + index * stepSeconds
    const wall = new Date((at + offsetMinutes(at) * 60) * 1000)
    const expected = usual(wall.getUTCHours() + wall.getUTCMinutes() / 60, wall.getUTCDay())
    const noisy = Math.max(0, Math.round(expected + Math.sqrt(expected) * normal(random)))
    return { at, value: change(noisy, (index * stepSeconds) / 86_400) }
  })
}

export function busyDay(hour: number): number {
  return 1000 * Math.exp(0.8 * Math.sin((2 * Math.PI * (hour - 9)) / 24))
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
