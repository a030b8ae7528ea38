import type { Interval } from '../query/query.ts'

/** Which series: `question` stands for everything that was asked but the days, and cannot be read back. */
export interface SeriesKey {
  project: string
  question: string
  interval: Interval
}

/** What Amplitude said about one bucket, and when. */
export interface KeptBucket {
  /** As in `bucketLabels`. */
  label: string
  /** The latest instant whose numbers these surely are; epoch ms. */
  readAt: number
  /** One value per line, in the order of `lines`; a line that was not there yet has none. */
  values: readonly number[]
}

export interface KeptSeries {
  /** What the values belong to, as texts that only the writer understands. New ones come at the end. */
  lines: readonly string[]
  /** By label; those that were asked for and are there. */
  buckets: ReadonlyMap<string, KeptBucket>
  /** The last time that everything since `from` was read in one go. */
  sweep: Sweep | undefined
}

interface Sweep {
  at: number
  /** Label of the first bucket. */
  from: string
}

export interface HistoryChange {
  lines: readonly string[]
  buckets: readonly KeptBucket[]
  sweep: Sweep | undefined
  /** Epoch ms; what nobody asks about for long is let go. */
  now: number
}

/** How much buckets changed between reads, by the age at which they were read first. */
export interface GrowthRecord {
  /** Lower bound of the age class, hours after the bucket's end. */
  ageHours: number
  /** Sum of the changes, in whatever the buckets count. */
  changed: number
  /** Sum of value times hours between the two reads. */
  exposure: number
  reads: number
}

/** Keeps what Amplitude said about buckets that are over. Everything in it can be asked for again. */
export interface HistoryStore {
  /** Undefined where nothing is kept of the series. */
  read(key: SeriesKey, labels: { first: string; last: string }): Promise<KeptSeries | undefined>
  write(key: SeriesKey, change: HistoryChange): Promise<void>
  forget(key: SeriesKey): Promise<void>
  growth(project: string): Promise<readonly GrowthRecord[]>
  addGrowth(project: string, records: readonly GrowthRecord[]): Promise<void>
  /** Lets old points and unused series go, and gives room back to the disk. */
  tidy(now: number): Promise<void>
  size(): Promise<{ points: number; bytes: number }>
}
