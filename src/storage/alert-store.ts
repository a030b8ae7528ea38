import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database, Transaction } from 'better-sqlite3'
import { emptyMemory } from '../alert/alert-memory.ts'
import type {
  AlertDraft,
  AlertEvent,
  AlertKey,
  AlertStore,
  RememberedAlert,
} from '../jobs/alerts/alert-store.ts'
import type { Lease } from '../jobs/lease.ts'
import { alertChanges } from './alert-changes.ts'
import { alertRecorder } from './alert-recorder.ts'
import { alertColumns, alertOf, readable, type AlertRow } from './alert-row.ts'
import { nextNumber } from './next-number.ts'

/** Alerts in SQLite. Every write is a conditional update: of two processes one changes the row. */
export function createAlertStore(database: Database): AlertStore {
  const find = database.prepare<[string, number], AlertRow>(
    `SELECT ${alertColumns} FROM alerts WHERE team = ? AND id = ?`,
  )
  const list = database.prepare<[string, Filter, Filter, Filter, Filter], AlertRow>(`
    SELECT ${alertColumns} FROM alerts
    WHERE team = ? AND (? IS NULL OR owner = ?) AND (? IS NULL OR definition ->> 'channelId' = ?) ORDER BY id
  `)
  const remove = remover(database)
  const next = database.prepare<[number, number], { at: number | null }>(
    'SELECT min(next_check_at) AS at FROM alerts WHERE next_check_at > ? AND next_check_at <= ?',
  )
  return {
    create: creator(database),
    ...alertChanges(database),
    ...alertRecorder(database),
    ...leasing(database),
    find: async ({ teamId, id }) => readable(find.get(teamId, id)),
    list: async (teamId, { channelId = null, ownerId = null } = {}) =>
      list.all(teamId, ownerId, ownerId, channelId, channelId).flatMap(readableOnes),
    remove: async (key) => remove.immediate(key),
    history: historyOf(database),
    findStorm: stormFinder(database),
    nextCheck: async (from, until) => {
      const at = next.get(from.getTime(), until.getTime())?.at ?? undefined
      return at === undefined ? undefined : new Date(at)
    },
    figures: figuresOf(database),
    rewind: rewinder(database),
    tidy: tidier(database),
  }
}

/** What it has told stays in Slack, and so does the way to it: its last words may still wait to be sent. */
function remover(database: Database): Transaction<(key: AlertKey) => boolean> {
  const leave = database.prepare<[string, number]>(
    'UPDATE standing_messages SET alert = NULL WHERE team = ? AND alert = ? AND ts IS NOT NULL',
  )
  const remove = database.prepare<[string, number]>('DELETE FROM alerts WHERE team = ? AND id = ?')
  return database.transaction(({ teamId, id }) => {
    leave.run(teamId, id)
    return remove.run(teamId, id).changes > 0
  })
}

/** Null for all. */
type Filter = string | null

function readableOnes(row: AlertRow): RememberedAlert[] {
  const remembered = readable(row)
  return remembered === undefined ? [] : [remembered]
}

function figuresOf(database: Database): AlertStore['figures'] {
  const count = database.prepare<
    [string],
    { active: number; muted: number; open: number; next: number | null }
  >(`
    SELECT count(*) FILTER (WHERE state = 'active') AS active, count(*) FILTER (WHERE state = 'muted') AS muted,
      count(*) FILTER (WHERE state <> 'ended' AND memory ->> '$.incident.id' IS NOT NULL
        AND memory ->> '$.incident.recoveredAt' IS NULL) AS open,
      min(next_check_at) AS next
    FROM alerts WHERE team = ?
  `)
  return async (teamId) => {
    const { active, muted, open, next } = count.get(teamId) ?? { active: 0, muted: 0, open: 0, next: null }
    return { active, muted, open, nextCheckAt: next === null ? undefined : new Date(next) }
  }
}

function creator(database: Database): AlertStore['create'] {
  const numberOf = nextNumber(database, 'alert')
  const insert = database.prepare<[string, number, ...string[], number, number], AlertRow>(`
    INSERT INTO alerts (team, id, project, owner, definition, memory, state, created_at, next_check_at)
    VALUES (?, ?, ?, ?, ?, ?, 'active', ?, ?) RETURNING ${alertColumns}
  `)
  const create = database.transaction((draft: AlertDraft, now: Date, firstCheckAt: Date) => {
    const { teamId, projectName, ownerId, definition } = draft
    const decided = [projectName, ownerId, JSON.stringify(definition), JSON.stringify(emptyMemory)]
    return insert.get(teamId, numberOf(teamId), ...decided, now.getTime(), firstCheckAt.getTime())
  })
  return async (draft, now, firstCheckAt) => {
    const row = create.immediate(draft, now, firstCheckAt)
    if (row === undefined) throw new Error('SQLite inserted an alert and gave no row.')
    return alertOf(row)
  }
}

/** One that only a newer version can read is looked at again then: it may have been installed again. */
const unreadableMs = 60 * 60_000

type Leasing = Pick<AlertStore, 'claimDue' | 'renew' | 'release'>

/** An alert is claimed by its lease alone; when it is due says `next_check_at`, which only a finished check moves on. */
function leasing(database: Database): Leasing {
  const isFree = '(leased_until IS NULL OR leased_until <= ?)'
  const anyDue = database.prepare<[number, number], { one: number }>(
    `SELECT 1 AS one FROM alerts WHERE next_check_at <= ? AND ${isFree} LIMIT 1`,
  )
  const claim = database.prepare<[string, number, number, number, number], AlertRow>(`
    UPDATE alerts SET holder = ?, leased_until = ? WHERE (team, id) IN (
      SELECT team, id FROM alerts WHERE next_check_at <= ? AND ${isFree} ORDER BY next_check_at LIMIT ?
    )
    RETURNING ${alertColumns}
  `)
  const renew = database.prepare<[number, number, string]>(
    'UPDATE alerts SET leased_until = ? WHERE next_check_at <= ? AND holder = ?',
  )
  const release = database.prepare<[string]>(
    // The second condition says nothing new: it is that of the index.
    'UPDATE alerts SET holder = NULL, leased_until = NULL WHERE holder = ? AND next_check_at > 0',
  )
  const putOff = database.prepare<[number, string, number]>(
    'UPDATE alerts SET holder = NULL, leased_until = NULL, next_check_at = ? WHERE team = ? AND id = ?',
  )
  const claimAll = database.transaction(({ holder, now, until }: Lease, most: number): RememberedAlert[] => {
    const rows = claim.all(holder, until.getTime(), now.getTime(), now.getTime(), most)
    const found = rows.map((row) => ({ row, remembered: readable(row) }))
    for (const { row, remembered } of found)
      if (remembered === undefined) putOff.run(now.getTime() + unreadableMs, row.team, row.id)
    return found
      .toSorted((a, b) => (a.row.next_check_at ?? 0) - (b.row.next_check_at ?? 0) || a.row.id - b.row.id)
      .flatMap(({ remembered }) => remembered ?? [])
  })
  return {
    claimDue: async (lease, most) => {
      const at = lease.now.getTime()
      if (anyDue.get(at, at) === undefined) return []
      return claimAll.immediate(lease, most)
    },
    renew: async ({ holder, now, until }) => {
      renew.run(until.getTime(), now.getTime(), holder)
    },
    release: async (holder) => {
      release.run(holder)
    },
  }
}

interface EventRow {
  at: number
  what: string
  person: string | null
  reason: string
}

function historyOf(database: Database): AlertStore['history'] {
  const events = database.prepare<[string, number, number], EventRow>(`
    SELECT at, what, person, reason FROM alert_events WHERE team = ? AND alert = ? ORDER BY number DESC LIMIT ?
  `)
  const eventOf = ({ at, what, person, reason }: EventRow): AlertEvent => ({
    at: new Date(at),
    what,
    by: person ?? undefined,
    reason,
  })
  return async ({ teamId, id }, count) => events.all(teamId, id, count).map(eventOf)
}

function stormFinder(database: Database): AlertStore['findStorm'] {
  const find = database.prepare<[string], { id: string; teamId: string; channelId: string }>(`
    SELECT id, team AS teamId, channel AS channelId FROM standing_messages
    WHERE id = (SELECT thread_of FROM standing_messages WHERE id = ?)
  `)
  const members = database.prepare<[string, string], AlertRow>(`
    SELECT ${alertColumns} FROM alerts
    WHERE (team, id) IN (SELECT team, alert FROM standing_messages WHERE thread_of = ?)
      AND memory ->> '$.incident.id' IN (SELECT id FROM standing_messages WHERE thread_of = ?)
    ORDER BY id
  `)
  return async (incidentId) => {
    const storm = find.get(incidentId)
    return storm && { ...storm, members: members.all(storm.id, storm.id).flatMap(readableOnes) }
  }
}

function rewinder(database: Database): AlertStore['rewind'] {
  const rewind = database.prepare<[string, number, string]>(`
    UPDATE alerts SET memory = ?, next_check_at = ?, version = version + 1, holder = NULL, leased_until = NULL
    WHERE next_check_at IS NOT NULL AND memory ->> '$.groups[0].lastPoint' >= ?
  `)
  return async (now, ahead) => {
    rewind.run(JSON.stringify(emptyMemory), now.getTime(), ahead)
  }
}

/** What is told of again stays, and so does what still waits to be sent. */
function tidier(database: Database): AlertStore['tidy'] {
  const messages = database.prepare<[number, number]>(`
    DELETE FROM standing_messages WHERE id IN (
      SELECT id FROM standing_messages AS old WHERE told_at < ? AND NOT EXISTS (
        SELECT 1 FROM outbox WHERE standing = old.id AND state IN ('waiting', 'sending')
      ) LIMIT ?
    )
  `)
  const tellings = database.prepare<[number, number]>(`
    DELETE FROM alert_tellings WHERE (team, alert, key) IN (
      SELECT team, alert, key FROM alert_tellings WHERE at < ? LIMIT ?
    )
  `)
  return async (before) => {
    for (const statement of [messages, tellings])
      while (statement.run(before.getTime(), tidiedAtOnce).changes > 0) await nextTurn()
  }
}

const tidiedAtOnce = 200
