import type { Database } from 'better-sqlite3'
import { emptyMemory, type AlertMemory } from '../alert/alert-memory.ts'
import type { Alert, AlertDefinition } from '../alert/alert-rule.ts'
import type { AlertChange, AlertKey, AlertStore } from '../jobs/alerts/alert-store.ts'
import { alertColumns, alertOf, readable, type AlertRow } from './alert-row.ts'

type Changes = Pick<AlertStore, 'redefine' | 'setState'>

/** What people decide about an alert. Each makes a new version, so that a check under way begins anew. */
export function alertChanges(database: Database): Changes {
  const find = database.prepare<[string, number], AlertRow>(
    `SELECT ${alertColumns} FROM alerts WHERE team = ? AND id = ?`,
  )
  const redefine = database.prepare<[string, string, number, string, number], AlertRow>(`
    UPDATE alerts SET definition = ?, memory = ?, next_check_at = iif(state = 'ended', NULL, ?), version = version + 1
    WHERE team = ? AND id = ? RETURNING ${alertColumns}
  `)
  const change = database.prepare<[...After, string, number], AlertRow>(`
    UPDATE alerts SET state = ?, state_because = ?, snoozed_until = ?, owner = ?, next_check_at = ?, version = version + 1
    WHERE team = ? AND id = ? RETURNING ${alertColumns}
  `)
  const redefineRow = database.transaction((key: AlertKey, definition: AlertDefinition, next: Date) => {
    const row = find.get(key.teamId, key.id)
    const remembered = readable(row)
    if (remembered === undefined) return undefined
    const { alert, memory } = remembered
    const kept = isJudgedAlike(alert.definition, definition) ? memory : begunAnew(memory)
    const written = [JSON.stringify(definition), JSON.stringify(kept)] as const
    return redefine.get(...written, next.getTime(), key.teamId, key.id)
  })
  const changeRow = database.transaction((key: AlertKey, asked: AlertChange) => {
    const row = find.get(key.teamId, key.id)
    return row && change.get(...columnsAfter(row, asked), key.teamId, key.id)
  })
  const optional = (row: AlertRow | undefined): Alert | undefined => row && alertOf(row)
  return {
    redefine: async (key, definition, next) => optional(redefineRow.immediate(key, definition, next)),
    setState: async (key, asked) => optional(changeRow.immediate(key, asked)),
  }
}

type After = [
  state: Alert['state'],
  because: string | null,
  snoozedUntil: number | null,
  owner: string,
  nextCheckAt: number | null,
]

function columnsAfter(row: AlertRow, asked: AlertChange): After {
  const { because, snoozedUntil, ownerId, checkAt } = asked
  const state = asked.state ?? row.state
  const snoozed = snoozedUntil === undefined ? row.snoozed_until : (snoozedUntil?.getTime() ?? null)
  const checks = [row.next_check_at, snoozedUntil?.getTime(), checkAt?.getTime()].filter(
    (at) => at !== null && at !== undefined,
  )
  const next = state === 'ended' || checks.length === 0 ? null : Math.min(...checks)
  const reason = asked.state === undefined ? row.state_because : (because ?? null)
  return [state, reason, snoozed, ownerId ?? row.owner, next]
}

/** Who is told, and when, may change without the judgement. */
function isJudgedAlike(before: AlertDefinition, after: AlertDefinition): boolean {
  const judged = ({ question, age, condition, forPoints, minimum, perGroup }: AlertDefinition): string =>
    JSON.stringify([question, age, condition, forPoints, minimum, perGroup])
  return judged(before) === judged(after)
}

function begunAnew({ verdicts, lastFiredAt }: AlertMemory): AlertMemory {
  return { ...emptyMemory, verdicts, lastFiredAt }
}
