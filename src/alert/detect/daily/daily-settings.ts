import type { Sensitivity } from '../detector.ts'

/** The mean of the newest days, and what it must reach to be unusual. */
export interface DailyWindow {
  days: number
  /** A leak is slower than the level that follows the days, so that level learns it; one that follows slowly does not. */
  against: 'level' | 'slow level'
  /** How many times the usual size of such a mean. */
  times: number
  /** The least relative change, so that a very even series does not report trifles. */
  minChange: number
  /** How large such a mean is at the start, when only the size of single days is known. */
  startShare: number
}

/**
 * One day alone must be far off; two days in a row, or three against the slow level, need less. The values were chosen on series of
 * our own making, of the kinds in `bench/daily-series.ts`, and checked on others; a tenth more or less of each changes little.
 */
export const dailyWindows: readonly DailyWindow[] = [
  { days: 1, against: 'level', times: 3.9, minChange: 0.12, startShare: 1 },
  { days: 2, against: 'level', times: 3, minChange: 0.1, startShare: 0.8 },
  { days: 3, against: 'slow level', times: 3.2, minChange: 0.12, startShare: 0.95 },
]

/** What the bounds are multiplied with. */
export const dailyReach: Readonly<Record<Sensitivity, number>> = { quiet: 1.3, normal: 1, sensitive: 0.8 }

export const dailySettings = {
  /** Two of each weekday are the least that tell a weekday from a chance; after four the shape is learnt day by day. */
  firstDays: 14,
  fullDays: 28,
  /** After so many the bounds are as narrow as they get. */
  certainDays: 56,
  /** Whoever comes back after a longer silence starts anew. */
  forgetAfterDays: 42,
  /** Shares of a deviation that are learnt from one day. */
  levelPace: 0.2,
  slowLevelPace: 0.04,
  weekdayPace: 0.1,
  /** A deviation counts for no more than so many usual ones while it is learnt. */
  learntAtMost: 2,
  /** Days over which the usual size of deviations is averaged. */
  spreadDays: 50,
  /** No series is so even that 1.5 % would be remarkable. */
  leastSpread: 0.015,
  /** An anomaly lasts while the value stays out by so many usual deviations. */
  stayTimes: 2.1,
  /** After so many days an anomaly's level is learnt quickly, as the new normal. */
  acceptAfterDays: 3,
  acceptPace: 0.6,
  /** Until then a return to the level of before is a return, not an anomaly. */
  rememberDays: 14,
  returnTimes: 2.5,
  /** On days that many keep as holidays so much less, or more, is usual (natural logarithms: −30 %, +35 %). */
  holidayDrop: 0.35,
  holidayRise: 0.3,
  /** What was as far off a year ago must be so much farther off. */
  yearAgoReach: 1.67,
  /** Where at least so much is expected, less than this share of it is always unusual: an outage. */
  outageShare: 0.03,
  outageExpected: 20,
} as const
