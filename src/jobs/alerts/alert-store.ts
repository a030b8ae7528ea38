import type { Alert, AlertDefinition } from '../../alert/alert-rule.ts'
import type { AlertMemory } from '../../alert/alert-memory.ts'
import type { KnownDay } from '../../alert/known-days.ts'
import type { Lease } from '../lease.ts'
import type { Notice, StoredPicture } from '../outbox/messenger.ts'

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
  | {
      kind: 'incident'
      key: string
      incidentId: string
      notice: Notice
      pictures: readonly StoredPicture[]
      /** Posted in the thread of that storm, in the same transaction or later. */
      stormId?: string | undefined
    }
  /** Below it, in its thread. */
  | { kind: 'thread'; key: string; incidentId: string; notice: Notice; pictures: readonly StoredPicture[] }

/** Several alerts of one project at once: the message in whose thread the incidents are told. */
export interface StormTelling {
  id: string
  teamId: string
  channelId: string
  notice: Notice
}

/** What a check or a press led to. */
export interface AlertOutcome {
  memory: AlertMemory
  nextCheckAt: Date | undefined
  /** Where the bot itself changes it, as when it mutes an alert that was never recovered; `because` is a sentence. */
  state?: { state: Alert['state']; because: string } | undefined
  events: readonly AlertEvent[]
  tellings: readonly AlertTelling[]
  now: Date
}

/** A line of an alert's history. */
export interface AlertEvent {
  at: Date
  /** `fired`, `recovered`, `new level`, `acknowledged`, `snoozed`, `edited`, `check failed` … */
  what: string
  by: string | undefined
  reason: string
}

export interface AlertChange {
  /** `ended` ends the checks. */
  state?: Alert['state']
  /** Why the bot itself changed the state; left out where a person did. */
  because?: string
  /** It is checked again then, to say what still fires; null ends a snooze. */
  snoozedUntil?: Date | null
  ownerId?: string
  /** Checked then at the latest: now, for one that is told again from now on. */
  checkAt?: Date
}

/** How the alerts of a team do. */
export interface AlertFigures {
  active: number
  muted: number
  /** Those with an incident that has not ended. */
  open: number
  /** When the next of them is checked. */
  nextCheckAt: Date | undefined
}

/** Alerts by team. */
export interface AlertStore {
  create(draft: AlertDraft, now: Date, firstCheckAt: Date): Promise<Alert>
  find(key: AlertKey): Promise<RememberedAlert | undefined>
  list(teamId: string, filter?: { channelId?: string; ownerId?: string }): Promise<readonly RememberedAlert[]>
  /**
   * Where it judges something else from now on, or by another condition, it begins anew: what it remembers of points and of an
   * open incident is let go.
   */
  redefine(key: AlertKey, definition: AlertDefinition, nextCheckAt: Date): Promise<Alert | undefined>
  setState(key: AlertKey, change: AlertChange): Promise<Alert | undefined>
  remove(key: AlertKey): Promise<boolean>
  history(key: AlertKey, count: number): Promise<readonly AlertEvent[]>
  /** Claims alerts whose check is due, the longest due first. */
  claimDue(lease: Lease, most: number): Promise<readonly RememberedAlert[]>
  /**
   * Writes what a check or a press led to, all in one transaction: memory, next check, history and messages. False where somebody
   * else has written since; then nothing is.
   */
  record(remembered: RememberedAlert, outcome: AlertOutcome): Promise<boolean>
  /** The same for all alerts of a storm, together with the storm's own message: all of it or nothing. */
  recordStorm(
    storms: readonly StormTelling[],
    members: readonly { remembered: RememberedAlert; outcome: AlertOutcome }[],
  ): Promise<boolean>
  /** The storm in whose thread an incident stands, with all alerts whose incident stands there and is their newest. */
  findStorm(
    incidentId: string,
  ): Promise<(Omit<StormTelling, 'notice'> & { members: readonly RememberedAlert[] }) | undefined>
  /** Edits the message of a storm. */
  tellStorm(storm: StormTelling, now: Date): Promise<void>
  /** Makes the lease of everything longer that the holder has claimed. */
  renew(lease: Lease): Promise<void>
  release(holder: string): Promise<void>
  /** When the next check is due after `from`, of all teams. */
  nextCheck(from: Date, until: Date): Promise<Date | undefined>
  figures(teamId: string): Promise<AlertFigures>
  /** Begins anew what has judged days from `ahead` on, because the clock was ahead: it would be silent until they are over. */
  rewind(now: Date, ahead: string): Promise<void>
  /** Lets go what was told of incidents before that, some at a time. */
  tidy(before: Date): Promise<void>
}

/** Days that are known to be special: left out of what is usual, drawn on pictures, quoted in alerts. */
export interface KnownDayList {
  /** One per day, oldest first. */
  list(teamId: string, projectName: string): Promise<readonly KnownDay[]>
}

/** Those of them that people wrote down. */
export interface NoteStore extends KnownDayList {
  add(teamId: string, note: { day: string; text: string; by: string; projectName: string }): Promise<void>
  remove(teamId: string, projectName: string, day: string): Promise<boolean>
}

/**
 * Values of questions that no history keeps (the conversion of a day, the newest complete cell of retention, how far a day had come
 * by some time): read once, kept for baselines and backtests.
 */
export interface PointStore {
  read(key: { projectName: string; question: string }, from: string): Promise<readonly KeptPoint[]>
  /** Lets those go whose label is before `from`, where one is given. */
  write(
    key: { projectName: string; question: string },
    points: readonly KeptPoint[],
    from?: string,
  ): Promise<void>
  /**
   * Lets go what is before these days, whoever asked for it: `times` for labels with a time of day, `days` for all others; and what is
   * from `ahead` on, which only a clock that was ahead can have written.
   */
  tidy(limits: { times: string; days: string; ahead: string }): Promise<void>
}

export interface KeptPoint {
  group: string
  label: string
  value: number
  outOf: number | undefined
}
