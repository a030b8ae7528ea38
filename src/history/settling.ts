import { bucketEnd } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import type { GrowthRecord, KeptBucket } from './history-store.ts'

/** How a project's buckets go on growing after their end. */
export interface Settling {
  /** After that long a bucket may be believed for good. */
  settleMs: number
  /** Whether a bucket that was read at one age may be believed at a later one: what came since is nothing to speak of. */
  isStill: (readAtAgeMs: number, ageMs: number) => boolean
}

/**
 * When a bucket may be believed. Phones that were offline send late, so a day goes on growing after its end; how long
 * differs between projects and is learnt from what is read twice.
 */
export function settlingOf(records: readonly GrowthRecord[]): Settling {
  const rates = ageClasses.map((ageHours) =>
    growthPerHour(
      records.find((record) => record.ageHours === ageHours),
      ageHours,
    ),
  )
  return {
    settleMs: settledAfterHours(rates) * hourMs,
    isStill: (readAtAgeMs, ageMs) => {
      const position = ageClasses.findLastIndex((hours) => readAtAgeMs >= hours * hourMs)
      const rate = rates[position] ?? Number.POSITIVE_INFINITY
      return rate * ((ageMs - readAtAgeMs) / hourMs) <= tolerableGrowth
    },
  }
}

function settledAfterHours(rates: readonly number[]): number {
  let settled = longestHours
  let growthToCome = 0
  for (const [position, ageHours] of [...ageClasses.entries()].toReversed()) {
    const width = (ageClasses[position + 1] ?? 2 * longestHours) - ageHours
    growthToCome += (rates[position] ?? 0) * width
    if (growthToCome > tolerableGrowth) break
    settled = ageHours
  }
  return settled
}

/** Age classes in hours after the end of a bucket. Nothing is believed sooner than the first. */
export const ageClasses: readonly number[] = [6, 12, 24, 48, 72, 96, 168]

const hourMs = 3_600_000
const longestHours = 168

/** A day that is still to grow by less than one in two thousand is taken as it is. */
const tolerableGrowth = 0.0005

/** Without experience two days are waited for, and no longer. */
const presumedHours = 48
const readsForExperience = 20

function growthPerHour(record: GrowthRecord | undefined, ageHours: number): number {
  if (record === undefined || record.reads < readsForExperience)
    return ageHours >= presumedHours ? 0 : Number.POSITIVE_INFINITY
  return record.exposure === 0 ? 0 : record.changed / record.exposure
}

export interface Reread {
  before: KeptBucket
  after: KeptBucket
  interval: Interval
  timeZone: string
}

/**
 * What a second read teaches; nothing where the first came before the first age class. Buckets grow less and less, so what
 * was found after a long time is taken to have come within the class: spread over a week it would look like nothing.
 */
export function growthOf({ before, after, interval, timeZone }: Reread): GrowthRecord | undefined {
  const end = bucketEnd(before.label, interval, timeZone).getTime()
  const ageHours = ageClasses.findLast((hours) => before.readAt - end >= hours * hourMs)
  if (ageHours === undefined || after.readAt <= before.readAt) return undefined
  const classEnd = end + (ageClasses.find((hours) => hours > ageHours) ?? 2 * longestHours) * hourMs
  const hours = (Math.max(before.readAt + hourMs, Math.min(after.readAt, classEnd)) - before.readAt) / hourMs
  const changed = after.values.reduce(
    (sum, value, line) => sum + Math.abs(value - (before.values[line] ?? 0)),
    0,
  )
  const total = after.values.reduce((sum, value) => sum + Math.abs(value), 0)
  return { ageHours, changed, exposure: total * hours, reads: 1 }
}

/** Records of the same age class put together. */
export function sumGrowth(records: readonly GrowthRecord[]): GrowthRecord[] {
  return ageClasses.flatMap((ageHours) => {
    const same = records.filter((record) => record.ageHours === ageHours)
    if (same.length === 0) return []
    const sum = (pick: (record: GrowthRecord) => number): number =>
      same.reduce((total, record) => total + pick(record), 0)
    return {
      ageHours,
      changed: sum(({ changed }) => changed),
      exposure: sum(({ exposure }) => exposure),
      reads: sum(({ reads }) => reads),
    }
  })
}
