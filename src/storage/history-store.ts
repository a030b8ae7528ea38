import type { Database } from 'better-sqlite3'
import type {
  GrowthRecord,
  HistoryChange,
  HistoryStore,
  KeptBucket,
  KeptSeries,
  SeriesKey,
} from '../history/history-store.ts'
import type { Interval } from '../query/query.ts'
import { packPoints, unpackPoints } from './pack-points.ts'

interface SeriesRow {
  id: number
  lines: string
  sweep_at: number | null
  sweep_from: string | null
}

interface BucketRow {
  bucket: number
  read_at: number
  points: number | Buffer
}

/** Kept buckets in SQLite. */
export function createHistoryStore(database: Database): HistoryStore {
  const statements = prepareStatements(database)
  const find = ({ project, question, interval }: SeriesKey): SeriesRow | undefined =>
    statements.find.get(project, question, interval)
  const write = database.transaction((key: SeriesKey, change: HistoryChange) => {
    const { lines, buckets, sweep, now } = change
    const { project, question, interval } = key
    const sweepColumns = [sweep?.at ?? null, sweep?.from ?? null]
    statements.keep.run(project, question, interval, JSON.stringify(lines), ...sweepColumns, now)
    const id = find(key)?.id
    for (const { label, readAt, values } of buckets)
      statements.keepBucket.run(id, minutesOf(label), Math.floor(readAt / minuteMs), packPoints(values))
  })
  return {
    read: async (key, { first, last }) => {
      const row = find(key)
      if (row === undefined) return undefined
      return toSeries(row, statements.buckets.all(row.id, minutesOf(first), minutesOf(last)), key.interval)
    },
    write: async (key, change) => write(key, change),
    forget: async ({ project, question, interval }) =>
      void statements.forget.run(project, question, interval),
    growth: async (project) => statements.growth.all(project),
    addGrowth: async (project, records) => {
      for (const { ageHours, changed, exposure, reads } of records)
        statements.addGrowth.run(project, ageHours, changed, exposure, reads)
      statements.fadeGrowth.run(readsToRemember)
    },
    tidy: async (now) => tidy(database, now),
    size: async () => {
      const points = statements.count.get()?.points ?? 0
      const pages = Number(database.pragma('page_count', { simple: true }))
      return { points, bytes: pages * Number(database.pragma('page_size', { simple: true })) }
    },
  }
}

/**
 * Per project and age class: a week of twenty rules that look every five minutes, each of which reads hundreds of buckets
 * again in every hour. A shorter memory takes an hour in which nothing came late for a project where nothing ever does.
 */
const readsToRemember = 2_000_000

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

function prepareStatements(database: Database) {
  return {
    find: database.prepare<[string, string, string], SeriesRow>(
      'SELECT id, lines, sweep_at, sweep_from FROM history_series WHERE project = ? AND question = ? AND interval = ?',
    ),
    buckets: database.prepare<[number, number, number], BucketRow>(
      'SELECT bucket, read_at, points FROM history_buckets WHERE series_id = ? AND bucket BETWEEN ? AND ? ORDER BY bucket',
    ),
    keep: database.prepare(`
      INSERT INTO history_series (project, question, interval, lines, sweep_at, sweep_from, used_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (project, question, interval) DO UPDATE
      SET lines = excluded.lines, sweep_at = excluded.sweep_at, sweep_from = excluded.sweep_from, used_at = excluded.used_at
    `),
    // What a slower process read earlier does not replace what is known since.
    keepBucket: database.prepare(`
      INSERT INTO history_buckets (series_id, bucket, read_at, points) VALUES (?, ?, ?, ?)
      ON CONFLICT (series_id, bucket) DO UPDATE SET read_at = excluded.read_at, points = excluded.points
      WHERE excluded.read_at >= read_at
    `),
    forget: database.prepare(
      'DELETE FROM history_series WHERE project = ? AND question = ? AND interval = ?',
    ),
    growth: database.prepare<[string], GrowthRecord>(
      'SELECT age_hours AS ageHours, changed, exposure, reads FROM history_growth WHERE project = ?',
    ),
    addGrowth: database.prepare(`
      INSERT INTO history_growth (project, age_hours, changed, exposure, reads) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (project, age_hours) DO UPDATE
      SET changed = changed + excluded.changed, exposure = exposure + excluded.exposure, reads = reads + excluded.reads
    `),
    // What was learnt long ago counts for less and less, or a project could never change its ways.
    fadeGrowth: database.prepare(
      'UPDATE history_growth SET changed = changed / 2, exposure = exposure / 2, reads = reads / 2 WHERE reads > ?',
    ),
    count: database.prepare<[], { points: number }>('SELECT count(*) AS points FROM history_buckets'),
  }
}

function toSeries(row: SeriesRow, rows: readonly BucketRow[], interval: Interval): KeptSeries {
  const buckets = rows.map(({ bucket, read_at: readAt, points }): [string, KeptBucket] => {
    const label = labelOf(bucket, interval)
    return [label, { label, readAt: readAt * minuteMs, values: unpackPoints(points) }]
  })
  const sweep =
    row.sweep_at === null || row.sweep_from === null ? undefined : { at: row.sweep_at, from: row.sweep_from }
  return { lines: JSON.parse(row.lines) as string[], buckets: new Map(buckets), sweep }
}

/** Labels are wall times of the project. Read as if they were UTC they keep their order and their distance. */
function minutesOf(label: string): number {
  return Date.parse(label.length === 10 ? label : `${label}Z`) / minuteMs
}

function labelOf(minutes: number, interval: Interval): string {
  const iso = new Date(minutes * minuteMs).toISOString()
  return interval === '5min' || interval === 'hour' ? iso.slice(0, 19) : iso.slice(0, 10)
}

/** Days for which points are kept: longer than any question may reach back, and five minutes for ten weeks and more. */
const keptDays: Record<Interval, number> = { '5min': 80, hour: 120, day: 800, week: 1200, month: 2400 }
/** No sooner than five minutes are let go: a realtime that nobody has looked at for two months is still worth comparing with. */
const unusedDays = 80

function tidy(database: Database, now: number): void {
  const forgetOld = database.prepare(
    'DELETE FROM history_buckets WHERE bucket < ? AND series_id IN (SELECT id FROM history_series WHERE interval = ?)',
  )
  for (const [interval, days] of Object.entries(keptDays))
    forgetOld.run(Math.floor((now - days * dayMs) / minuteMs), interval)
  database.prepare('DELETE FROM history_series WHERE used_at < ?').run(now - unusedDays * dayMs)
  const free = Number(database.pragma('freelist_count', { simple: true }))
  const pages = Number(database.pragma('page_count', { simple: true }))
  // VACUUM writes the whole file anew, so it has to be worth it.
  if (free > leastFreePages && free * 4 > pages) database.exec('VACUUM')
}

const leastFreePages = 250
