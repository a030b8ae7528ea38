import type { AlertDefinition } from './alert-rule.ts'
import type { AlertMemory } from './alert-memory.ts'
import type { Evaluation } from './evaluation.ts'

/** Why people are told something. Each is one message or one edit of the incident's message. */
export type TellReason =
  | 'fired'
  | 'worse'
  | 'reminder'
  | 'recovered'
  | 'no data'
  | 'data again'
  | 'unstable'
  | 'muted itself'
  | 'still firing'

export interface TransitionInput {
  definition: AlertDefinition
  memory: AlertMemory
  /** One per line of the result; groups that are gone are left out and keep their state until they are forgotten. */
  evaluations: readonly { group: string; evaluation: Evaluation }[]
  now: Date
  /** Nothing is told now: quiet hours, a snooze, a muted alert. */
  isHeld: boolean
  /** For a new incident; unlike every other. */
  newIncidentId: string
}

export interface Transition {
  memory: AlertMemory
  /** In the order in which they are to be told. */
  tell: readonly TellReason[]
  /** Why, as sentences: for history and logs, also where nothing is told. */
  reasons: readonly string[]
}
