import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Lease } from '../jobs/lease.ts'
import type { ClaimedSlot, OutboxDraft, SlotKey, TimetableStore } from '../jobs/digests/timetable-store.ts'
import { nextRun } from '../schedule/schedule.ts'
import { digestColumns, digestOf, readable, type DigestRow } from './digest-row.ts'
import { dueTaker, takenAtOnce, unreadable } from './due-taker.ts'
import { outboxWriter } from './outbox-writer.ts'

/** The timetable in SQLite. Every write is a conditional update: of two processes one changes the row. */
export function createTimetableStore(database: Database): TimetableStore {
  const settle = settler(database)
  const release = database.prepare<[string]>(
    // The second condition says nothing new: it is that of the index.
    `UPDATE slots SET state = 'due', attempts = attempts - 1, holder = NULL, not_before = due_at
    WHERE holder = ? AND state = 'working' AND state IN ('due', 'working') AND not_before > 0`,
  )
  const renew = database.prepare<[number, ...KeyParts, string]>(
    `UPDATE slots SET not_before = ? WHERE ${isSlot} AND holder = ? AND state = 'working'`,
  )
  const upcoming = database.prepare<[number, number, number], DigestRow>(
    `SELECT ${columns} FROM digests WHERE next_due_at > ? AND next_due_at <= ? ORDER BY next_due_at LIMIT ?`,
  )
  return {
    takeUpDue: dueTaker(database),
    claim: claimer(database),
    compose: composer(database),
    renew: async (slot, { holder, until }) =>
      renew.run(until.getTime(), ...keyParts(slot), holder).changes > 0,
    skip: async (slot, lease, reason) => settle(slot, lease, { state: 'skipped', reason }),
    park: async (slot, lease, reason) => settle(slot, lease, { state: 'parked', reason }),
    postpone: async (slot, lease, { notBefore, reason }) =>
      settle(slot, lease, { state: 'due', reason, notBefore }),
    release: async (holder) => {
      release.run(holder)
    },
    upcoming: async (from, until, most) => upcoming.all(from.getTime(), until.getTime(), most).map(digestOf),
    reschedule: rescheduler(database),
  }
}

const columns = digestColumns.join(', ')
const isSlot = 'team = ? AND digest = ? AND due_at = ? AND trigger = ?'
type KeyParts = [string, number, number, string]

function keyParts({ teamId, digestId, dueAt, trigger }: SlotKey): KeyParts {
  return [teamId, digestId, dueAt.getTime(), trigger]
}

interface SlotRow {
  due_at: number
  trigger: SlotKey['trigger']
  attempts: number
  slot_team: string
  digest: number
}

/** `not_before` is when a slot may be taken: its own time, the time of the next attempt, or the end of a lease. */
function claimer(database: Database): TimetableStore['claim'] {
  const claim = database.prepare<[string, number, number, number], SlotRow>(`
    UPDATE slots SET state = 'working', attempts = attempts + 1, holder = ?, not_before = ?
    WHERE (team, digest, due_at, trigger) IN (
      SELECT team, digest, due_at, trigger FROM slots
      WHERE state IN ('due', 'working') AND not_before <= ? ORDER BY not_before LIMIT ?
    )
    RETURNING team AS slot_team, digest, due_at, trigger, attempts
  `)
  const find = database.prepare<[string, number], DigestRow>(
    `SELECT ${columns} FROM digests WHERE team = ? AND id = ?`,
  )
  const setAside = database.prepare<[string, number, ...KeyParts]>(
    `UPDATE slots SET state = 'parked', reason = ?, ended_at = ?, holder = NULL WHERE ${isSlot}`,
  )
  const claimAll = database.transaction(({ holder, now, until }: Lease, most: number): ClaimedSlot[] =>
    claim.all(holder, until.getTime(), now.getTime(), most).flatMap((row) => {
      const { slot_team: teamId, digest: digestId, due_at: dueAt, trigger, attempts: attempt } = row
      const digest = readable(find.get(teamId, digestId))
      if (digest === undefined) {
        setAside.run(unreadable, now.getTime(), teamId, digestId, dueAt, trigger)
        return []
      }
      return [{ teamId, digestId, dueAt: new Date(dueAt), trigger, attempt, digest }]
    }),
  )
  const anyOpen = database.prepare<[number], { one: number }>(
    "SELECT 1 AS one FROM slots WHERE state IN ('due', 'working') AND not_before <= ? LIMIT 1",
  )
  return async (lease, most) =>
    anyOpen.get(lease.now.getTime()) === undefined
      ? []
      : claimAll.immediate(lease, most).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}

interface Settlement {
  state: 'due' | 'skipped' | 'parked' | 'composed'
  reason: string
  notBefore?: Date
}

function settler(database: Database): (slot: SlotKey, lease: Lease, outcome: Settlement) => boolean {
  const settle = database.prepare<[string, string, number, number | null, ...KeyParts, string]>(`
    UPDATE slots SET state = ?, reason = ?, not_before = ?, ended_at = ?, holder = NULL
    WHERE ${isSlot} AND holder = ? AND state = 'working'
  `)
  return (slot, { holder, now }, { state, reason, notBefore }) => {
    const endedAt = state === 'due' ? null : now.getTime()
    const from = (notBefore ?? now).getTime()
    return settle.run(state, reason, from, endedAt, ...keyParts(slot), holder).changes > 0
  }
}

function composer(database: Database): TimetableStore['compose'] {
  const composed = database.prepare<[...KeyParts, string]>(`
    UPDATE slots SET state = 'composed', reason = NULL, holder = NULL WHERE ${isSlot} AND holder = ? AND state = 'working'
  `)
  const channelOf = database.prepare<[string, number], DigestRow>(
    `SELECT ${columns} FROM digests WHERE team = ? AND id = ?`,
  )
  const write = outboxWriter(database)
  const compose = database.transaction(
    (slot: SlotKey, { holder, now }: Lease, [first, ...others]: readonly [OutboxDraft, ...OutboxDraft[]]) => {
      if (composed.run(...keyParts(slot), holder).changes === 0) return false
      const row = channelOf.get(slot.teamId, slot.digestId)
      if (row === undefined) return false
      const common = { teamId: slot.teamId, channelId: digestOf(row).definition.channelId, now }
      const id = randomUUID()
      write({ ...common, ...first, id, slot, threadOf: undefined })
      for (const draft of others)
        write({ ...common, ...draft, id: randomUUID(), slot: undefined, threadOf: id })
      return true
    },
  )
  return async (slot, lease, drafts) => compose.immediate(slot, lease, drafts)
}

function rescheduler(database: Database): TimetableStore['reschedule'] {
  const page = database.prepare<[string, number, number], DigestRow>(`
    SELECT ${columns} FROM digests WHERE (team, id) > (?, ?) ORDER BY team, id LIMIT ?
  `)
  const move = database.prepare<[number | null, string, number, number, number]>(
    'UPDATE digests SET next_due_at = ? WHERE team = ? AND id = ? AND next_due_at = ? AND next_due_at > ?',
  )
  const movePage = database.transaction((rows: readonly DigestRow[], now: number) => {
    for (const row of rows) {
      if (row.next_due_at === null || row.next_due_at <= now) continue
      const digest = readable(row)
      if (digest === undefined) continue
      const next = nextRun(digest.definition.schedule, new Date(now))
      if (next?.getTime() !== row.next_due_at)
        move.run(next?.getTime() ?? null, row.team, row.id, row.next_due_at, now)
    }
  })
  return async (now) => {
    let rows = page.all('', 0, takenAtOnce)
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      movePage.immediate(rows, now.getTime())
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      rows = page.all(last.team, last.id, takenAtOnce)
    }
  }
}
