import type { Alert, AlertDefinition } from '../alert/alert-rule.ts'
import type { AlertMemory } from '../alert/alert-memory.ts'
import type { Lease } from './lease.ts'
import type { Notice, StoredPicture } from './messenger.ts'

export interface AlertDraft {
  teamId: string
  projectName: string
  definition: AlertDefinition
  ownerId: string
}

export interface AlertKey {
  teamId: string
  id: number
}

/** An alert with what it remembers; `version` changes with every write, so that of two writers one wins. */
export interface RememberedAlert {
  alert: Alert
  memory: AlertMemory
  version: number
}

/** What a check, or a press of a button, has to tell. */
export type AlertTelling =
  /** The incident's message: posted the first time, edited ever after. `key` names the transition: told once. */
  | { kind: 'incident'; key: string; incidentId: string; notice: Notice; pictures: readonly StoredPicture[] }
  /** Below it, in its thread. */
  | { kind: 'thread'; key: string; incidentId: string; notice: Notice; pictures: readonly StoredPicture[] }

/** A line of an alert's history. */
export interface AlertEvent {
  at: Date
  /** `fired`, `recovered`, `acknowledged`, `snoozed`, `edited`, `check failed` … */
  what: string
  by: string | undefined
  reason: string
}

/** Alerts by team. */
export interface AlertStore {
  create(draft: AlertDraft, now: Date, firstCheckAt: Date): Promise<Alert>
  find(key: AlertKey): Promise<RememberedAlert | undefined>
  list(teamId: string, filter?: { channelId?: string; ownerId?: string }): Promise<readonly RememberedAlert[]>
  redefine(key: AlertKey, definition: AlertDefinition, nextCheckAt: Date): Promise<Alert | undefined>
  setState(
    key: AlertKey,
    change: { state?: Alert['state']; because?: string; snoozedUntil?: Date | null; ownerId?: string },
  ): Promise<Alert | undefined>
  remove(key: AlertKey): Promise<boolean>
  history(key: AlertKey, count: number): Promise<readonly AlertEvent[]>
  /** Claims alerts whose check is due, the longest due first. */
  claimDue(lease: Lease, most: number): Promise<readonly RememberedAlert[]>
  /**
   * Writes what a check or a press led to, all in one transaction: memory, next check, history and messages. False where somebody
   * else has written since; then nothing is.
   */
  record(
    remembered: RememberedAlert,
    outcome: {
      memory: AlertMemory
      nextCheckAt: Date | undefined
      events: readonly AlertEvent[]
      tellings: readonly AlertTelling[]
      now: Date
    },
  ): Promise<boolean>
  release(holder: string): Promise<void>
  /** When the next check is due after `from`, of all teams. */
  nextCheck(from: Date, until: Date): Promise<Date | undefined>
}

/** Days that are known to be special: left out of what is usual, drawn on pictures, quoted in alerts. */
export interface NoteStore {
  add(teamId: string, note: { day: string; text: string; by: string; projectName: string }): Promise<void>
  list(teamId: string, projectName: string): Promise<readonly { day: string; text: string; by: string }[]>
  remove(teamId: string, projectName: string, day: string): Promise<boolean>
}

/**
 * Values of questions that no history keeps (the conversion of a day, the newest complete cell of retention): read once, kept for
 * baselines and backtests.
 */
export interface PointStore {
  read(key: { projectName: string; question: string }, from: string): Promise<readonly KeptPoint[]>
  write(key: { projectName: string; question: string }, points: readonly KeptPoint[]): Promise<void>
}

export interface KeptPoint {
  group: string
  label: string
  value: number
  outOf: number | undefined
}
