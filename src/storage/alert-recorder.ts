import type { Database } from 'better-sqlite3'
import type {
  AlertEvent,
  AlertKey,
  AlertOutcome,
  AlertStore,
  RememberedAlert,
  StormTelling,
} from '../jobs/alerts/alert-store.ts'
import { standingWriter } from './standing-writer.ts'

type Recorder = Pick<AlertStore, 'record' | 'recordStorm' | 'tellStorm'>

/** Writes what a check or a press led to: memory, history and messages stand or fall together. */
export function alertRecorder(database: Database): Recorder {
  const write = writer(database)
  const standing = standingWriter(database)
  const record = database.transaction(write)
  const tell = database.transaction((storm: StormTelling, now: Date) => {
    standing.tell({ ...storm, ...alone, now })
  })
  const recordAll = database.transaction(
    (storms: readonly StormTelling[], members: Parameters<AlertStore['recordStorm']>[1]) => {
      const [first] = members
      if (first === undefined) return
      for (const storm of storms) standing.tell({ ...storm, ...alone, now: first.outcome.now })
      for (const { remembered, outcome } of members)
        if (!write(remembered, outcome)) throw new Outrun('Somebody else has written since.')
    },
  )
  return {
    record: async (remembered, outcome) => record.immediate(remembered, outcome),
    tellStorm: async (storm, now) => tell.immediate(storm, now),
    recordStorm: async (storms, members) => {
      try {
        recordAll.immediate(storms, members)
        return true
      } catch (error) {
        if (error instanceof Outrun) return false
        throw error
      }
    },
  }
}

const alone = { alert: undefined, threadOf: undefined, pictures: [] }

/** Rolls a transaction back; nobody outside hears of it. */
class Outrun extends Error {}

type UpdateColumns = [
  memory: string,
  next: number | null,
  next: number | null,
  next: number | null,
  state: string | null,
  because: string | null,
  team: string,
  id: number,
  version: number,
]

function writer(database: Database): (remembered: RememberedAlert, outcome: AlertOutcome) => boolean {
  // A press leaves the next check where it is, and with it the lease of whoever checks at that moment.
  const update = database.prepare<UpdateColumns, { channel: string }>(`
    UPDATE alerts SET memory = ?, version = version + 1,
      holder = iif(next_check_at IS ?, holder, NULL), leased_until = iif(next_check_at IS ?, leased_until, NULL),
      next_check_at = ?, state = coalesce(?, state), state_because = coalesce(?, state_because)
    WHERE team = ? AND id = ? AND version = ? RETURNING definition ->> 'channelId' AS channel
  `)
  const once = database.prepare<[string, number, string, number]>(
    'INSERT INTO alert_tellings (team, alert, key, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const remember = eventWriter(database)
  const standing = standingWriter(database)
  return ({ alert, version }, { memory, nextCheckAt, state, events, tellings, now }) => {
    const key = { teamId: alert.teamId, id: alert.id }
    const next = state?.state === 'ended' ? null : (nextCheckAt?.getTime() ?? null)
    const changed = [state?.state ?? null, state?.because ?? null] as const
    const row = update.get(JSON.stringify(memory), next, next, next, ...changed, key.teamId, key.id, version)
    if (row === undefined) return false
    for (const event of events) remember(key, event)
    let isHeardOf = true
    for (const telling of tellings) {
      if (once.run(key.teamId, key.id, telling.key, now.getTime()).changes === 0) continue
      const { incidentId: id, notice, pictures } = telling
      const message = { id, teamId: key.teamId, channelId: row.channel, now, notice, pictures }
      // Below a message that nobody has seen there is nothing to add to: it says the newest itself.
      if (telling.kind === 'thread' && isHeardOf) standing.reply(message)
      if (telling.kind === 'incident')
        isHeardOf = standing.tell({ ...message, alert: key.id, threadOf: telling.stormId })
    }
    return true
  }
}

/** What an alert's history always keeps, however old; of the younger it keeps all. */
const leastKept = 50
const keptMs = 90 * 24 * 60 * 60 * 1000

function eventWriter(database: Database): (key: AlertKey, event: AlertEvent) => void {
  const insert = database.prepare<[string, number, number, string, string | null, string]>(
    'INSERT INTO alert_events (team, alert, at, what, person, reason) VALUES (?, ?, ?, ?, ?, ?)',
  )
  // With each new line the oldest go, so that no history ever has to be swept as a whole.
  const forget = database.prepare<[string, number, number, string, number, number]>(`
    DELETE FROM alert_events WHERE team = ? AND alert = ? AND at < ? AND number < (
      SELECT number FROM alert_events WHERE team = ? AND alert = ? ORDER BY number DESC LIMIT 1 OFFSET ?
    )
  `)
  return ({ teamId, id }, { at, what, by, reason }) => {
    insert.run(teamId, id, at.getTime(), what, by ?? null, reason)
    forget.run(teamId, id, at.getTime() - keptMs, teamId, id, leastKept - 1)
  }
}
