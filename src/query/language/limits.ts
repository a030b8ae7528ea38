import type { Interval } from '../query.ts'

/** What Amplitude's API answers at most; sources: its Dashboard REST API page and the help pages of its charts. */
export const limits = {
  events: 2,
  groupBys: 2,
  groups: 1000,
  brackets: 100,
  /** The interface offers windows up to 366 days. */
  windowSeconds: 366 * 86_400,
  /** Days of a range by interval; months are counted as months. */
  rangeDays: { '5min': 2, hour: 7, day: 365, week: 52 * 7 } satisfies Partial<Record<Interval, number>>,
  rangeMonths: 36,
  /** Longest rolling window or average, in points. */
  rollingPoints: { '5min': 36, hour: 72, day: 90, week: 12, month: 12 } satisfies Record<Interval, number>,
} as const
