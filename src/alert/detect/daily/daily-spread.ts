import { dailySettings, type DailyWindow } from './daily-settings.ts'

export type Side = 'drop' | 'spike'

/** How large the mean of a window usually is, told apart by side: rain only ever takes bicycles away. */
export interface DailySpread {
  /** Takes the usual size from that of single days, as a standard deviation; what was strange stays known. */
  start(spread: number): void
  /** The usual size, as a standard deviation of the logarithm. */
  usual(side: Side): number
  /** The usual size on either side. */
  typical(): number
  /** How many times the usual size is strange for this series. */
  strangeTimes(side: Side): number
  /** A day of an anomaly is kept among the strange, so that what happens often stops being news, but is not usual. */
  learn(mean: number, seen: { day: number; isAnomaly: boolean }): void
}

export function createDailySpread(window: DailyWindow): DailySpread {
  const size = { both: 0, drop: 0, spike: 0 }
  const kept: Record<Side, Kept[]> = { drop: [], spike: [] }
  const strange: Record<Side, number> = { drop: 0, spike: 0 }

  function usual(side: Side): number {
    const least = dailySettings.leastSpread / Math.sqrt(window.days)
    return Math.max(least, sigmaPerMean * ((1 - sideShare) * size.both + sideShare * size[side]))
  }

  return {
    start(spread) {
      const mean = (spread * window.startShare) / sigmaPerMean
      Object.assign(size, { both: mean, drop: mean, spike: mean })
    },
    usual,
    typical: () => Math.max(dailySettings.leastSpread, sigmaPerMean * size.both),
    strangeTimes: (side) => Math.max(window.times, strange[side]),
    learn(mean, { day, isAnomaly }) {
      const side = mean < 0 ? 'drop' : 'spike'
      keep(kept[side], { day, times: Math.abs(mean) / usual(side) })
      strange[side] = thirdLargest(kept[side])
      if (isAnomaly) return
      size.both = follow(size.both, Math.abs(mean), dailySettings.spreadDays)
      size[side] = follow(size[side], Math.abs(mean), dailySettings.spreadDays * 0.6)
    },
  }
}

interface Kept {
  day: number
  times: number
}

/** Of a normal distribution: its standard deviation by its mean absolute deviation. */
const sigmaPerMean = 1.25
const sideShare = 0.3
const keptDays = 120
/** One wild day must not make a series look wild for weeks. */
const wildTimes = 4

function follow(average: number, size: number, days: number): number {
  return average + (Math.min(size, wildTimes * average) - average) / days
}

function keep(kept: Kept[], entry: Kept): void {
  kept.push(entry)
  while ((kept[0]?.day ?? entry.day) < entry.day - keptDays) kept.shift()
}

/** Of four months: what happens that often is usual, however large; two incidents in that time change nothing. */
function thirdLargest(kept: readonly Kept[]): number {
  let [first, second, third] = [0, 0, 0]
  for (const { times } of kept) {
    if (times > first) [first, second, third] = [times, first, second]
    else if (times > second) [second, third] = [times, second]
    else if (times > third) third = times
  }
  return third
}
