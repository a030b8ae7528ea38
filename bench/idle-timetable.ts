import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Database } from 'better-sqlite3'
import { systemClock } from '../src/clock.ts'
import { openDatabase } from '../src/storage/database.ts'
import type { BenchRow } from './bench-row.ts'
import { definitionFor, openTimetable } from './open-timetable.ts'
import { rowOf } from './row-of.ts'

const schedules = 100_000
const ticks = 10_000

/** A hundred thousand digests, none of them due: what each beat of the heart costs, and whether it leaves anything behind. */
export async function benchIdleTimetable(): Promise<readonly BenchRow[]> {
  const database = openDatabase(':memory:')
  fill(database)
  const slack = { apiUrl: 'http://127.0.0.1:9/api/', botToken: 'none' }
  const compose = async () => ({ kind: 'quiet' as const, reason: '' })
  const { scheduler } = openTimetable({ database, slack, clock: systemClock, compose })
  for (let tick = 0; tick < 200; tick += 1) await scheduler.beat()
  const before = usedMb()
  const took: number[] = []
  for (let tick = 0; tick < ticks; tick += 1) {
    const startedAt = performance.now()
    await scheduler.beat()
    took.push(performance.now() - startedAt)
  }
  const after = usedMb()
  database.close()
  const name = `${schedules.toLocaleString('en-US')} schedules stored`
  const grown = rowOf(`${name}: heap after ${ticks.toLocaleString('en-US')} ticks`, 'MB', [after])
  return [rowOf(`${name}: idle tick`, 'ms', took), { ...grown, note: `${before.toFixed(2)} MB before` }]
}

/** Copies of one digest, due through the days that lie ahead. */
function fill(database: Database): void {
  const definition = JSON.stringify(definitionFor('C0DIGESTS', new Date('2026-11-23T09:00:00Z')))
  database
    .prepare(
      `WITH RECURSIVE numbered (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM numbered WHERE id < ?)
      INSERT INTO digests (team, id, project, owner, definition, state, created_at, next_due_at)
      SELECT 'T0ACME', id, 'Acme', 'U0ADA', ?, 'active', 0, ? + id * 1000 FROM numbered`,
    )
    .run(schedules, definition, Date.now() + 60 * 60 * 1000)
}

/** What is in use after everything that can be let go is. */
function usedMb(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}
