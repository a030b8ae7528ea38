import type { Database } from 'better-sqlite3'
import { dueSlots, type DueSlots } from '../jobs/digests/due-slots.ts'
import type { TimetableStore } from '../jobs/digests/timetable-store.ts'
import { digestColumns, digestOf, type DigestRow } from './digest-row.ts'

/** Small transactions, so that taking up a thousand digests lets others have their turn in between. */
export const takenAtOnce = 25
/** What a digest's history always keeps, however old; of the younger slots it keeps all. */
const leastKept = 50
const keptMs = 90 * 24 * 60 * 60 * 1000

export function dueTaker(database: Database): TimetableStore['takeUpDue'] {
  const due = database.prepare<[number, number], DigestRow>(
    `SELECT ${columns} FROM digests WHERE next_due_at <= ? ORDER BY next_due_at LIMIT ?`,
  )
  const moveOn = database.prepare<[number | null, string, number, number]>(
    'UPDATE digests SET next_due_at = ? WHERE team = ? AND id = ? AND next_due_at = ?',
  )
  const insert = database.prepare<[string, number, number, string, number, string | null, number | null]>(`
    INSERT INTO slots (team, digest, due_at, trigger, state, not_before, reason, ended_at)
    VALUES (?, ?, ?, 'schedule', ?, ?, ?, ?) ON CONFLICT DO NOTHING
  `)
  const setAside = database.prepare<[string, string, number]>(
    "UPDATE digests SET state = 'paused', paused_because = ?, next_due_at = NULL WHERE team = ? AND id = ?",
  )
  // With each new slot the oldest go, so that no history ever has to be swept as a whole.
  const forget = database.prepare<[string, number, number, string, number, number]>(`
    DELETE FROM slots WHERE team = ? AND digest = ? AND due_at < ? AND ended_at IS NOT NULL AND due_at < (
      SELECT due_at FROM slots WHERE team = ? AND digest = ? ORDER BY due_at DESC LIMIT 1 OFFSET ?
    )
  `)
  const take = database.transaction((now: Date) => {
    const rows = due.all(now.getTime(), takenAtOnce)
    let skipped = 0
    for (const row of rows) {
      const slots = slotsOf(row, now)
      if (slots === undefined) {
        setAside.run(unreadable, row.team, row.id)
        continue
      }
      moveOn.run(slots.nextDueAt?.getTime() ?? null, row.team, row.id, row.next_due_at ?? 0)
      skipped += slots.skipped.length
      for (const { dueAt, reason } of slots.skipped)
        insert.run(row.team, row.id, dueAt.getTime(), 'skipped', 0, reason, now.getTime())
      if (slots.run !== undefined)
        insert.run(row.team, row.id, slots.run.getTime(), 'due', slots.run.getTime(), null, null)
      forget.run(row.team, row.id, now.getTime() - keptMs, row.team, row.id, leastKept - 1)
    }
    return { digests: rows.length, skipped }
  })
  return async (now) =>
    due.get(now.getTime(), 1) === undefined ? { digests: 0, skipped: 0 } : take.immediate(now)
}

/** What one digest cannot be read as must not keep all others from being taken up. */
export const unreadable = 'Its definition cannot be read by this version: save it anew, then resume it.'

function slotsOf(row: DigestRow, now: Date): DueSlots | undefined {
  try {
    const { schedule, graceMinutes } = digestOf(row).definition
    return dueSlots({ schedule, graceMinutes, dueAt: new Date(row.next_due_at ?? 0), now })
  } catch {
    return undefined
  }
}

const columns = digestColumns.join(', ')
