import type { AlertMemory, Incident } from './alert-memory.ts'
import type { AlertDefinition } from './alert-rule.ts'
import type { Evaluation } from './evaluation.ts'
import { flappingAfter, isOnTheBrink, isUnstable } from './lifecycle/flapping.ts'
import { endOf } from './lifecycle/new-level.ts'
import { reminderOf } from './lifecycle/remind.ts'
import { isActive } from './lifecycle/step-group.ts'
import { stepGroups, type GroupsStep } from './lifecycle/step-groups.ts'
import { stepIncident } from './lifecycle/step-incident.ts'

/** Why people are told something. Each is one message or one edit of the incident's message. */
export type TellReason =
  | 'fired'
  | 'worse'
  | 'reminder'
  | 'recovered'
  | 'new level'
  | 'no data'
  | 'data again'
  | 'unstable'
  | 'muted itself'
  | 'still firing'

export interface TransitionInput {
  definition: AlertDefinition
  memory: AlertMemory
  /**
   * One per line of the result, or several in the order of their points; groups that are gone are left out and keep their state
   * until they are forgotten.
   */
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

/**
 * What a check does to an alert: which state its lines are in, whether an incident begins, goes on or ends, and who has to hear of
 * it. Pure, so that the same checks lead to the same messages, also across restarts. A check that could not read anything has
 * no place here: see `afterFailedRead`.
 */
export function transition(input: TransitionInput): Transition {
  const { definition, memory, evaluations, now, newIncidentId, isHeld } = input
  const step = stepGroups({ memory, evaluations, forPoints: definition.forPoints, now })
  const wasUnstable = isUnstable(memory)
  const wasOpen = memory.incident !== undefined && memory.incident.recoveredAt === undefined
  const next = stepIncident({
    incident: memory.incident,
    step,
    now,
    newIncidentId,
    isReopened: wasUnstable || isToldOfLater(memory.incident) || isOnTheBrink(memory, now),
    staysOpen: wasUnstable || (wasOpen && isOnTheBrink(memory, now)),
  })
  const isFlip = next.isFlip || (wasOpen && isActiveNow(memory.groups) !== isActiveNow(step.groups))
  const flapping = flappingAfter(memory, isFlip, now)
  const after: AlertMemory = {
    ...without(memory, 'incident', 'unstableUntil', 'dueSince', 'refusedSince'),
    groups: [...step.groups],
    flips: flapping.flips,
    failedReads: 0,
    ...(flapping.unstableUntil === undefined ? {} : { unstableUntil: flapping.unstableUntil }),
    ...(next.incident === undefined ? {} : { incident: next.incident }),
    ...(next.tell.includes('fired') ? { lastFiredAt: now.toISOString() } : {}),
  }
  const wanted = wasUnstable || isUnstable(after) ? tellUnstable(after, { wasUnstable, now }) : undefined
  const said = { memory: wanted?.memory ?? after, tell: wanted?.tell ?? next.tell }
  return holdOrTell(said, { definition, now, isHeld, step })
}

/** Its end is still to be told, in the message that it has: should it come back before, that message goes on. */
function isToldOfLater(incident: Incident | undefined): boolean {
  return incident?.isHeld === true && incident.lastToldAt !== undefined
}

function isActiveNow(groups: GroupsStep['groups']): boolean {
  return groups.some(isActive)
}

/** A failed read changes no state: what was true stays so until Amplitude answers. It is told once per project, not here. */
export function afterFailedRead(memory: AlertMemory): AlertMemory {
  return { ...memory, failedReads: memory.failedReads + 1 }
}

interface Said {
  memory: AlertMemory
  tell: readonly TellReason[]
}

const hourMs = 60 * 60_000

/** One message for all the back and forth, then a word each hour in which there was some, and how it ended. */
function tellUnstable(memory: AlertMemory, { wasUnstable, now }: { wasUnstable: boolean; now: Date }): Said {
  if (!wasUnstable) return { memory, tell: ['unstable'] }
  const { unstableUntil, incident } = memory
  if (unstableUntil !== undefined && now.getTime() >= Date.parse(unstableUntil)) {
    const settled = { ...without(memory, 'unstableUntil'), flips: [] }
    if (incident === undefined) return { memory: settled, tell: [] }
    if (isActiveNow(memory.groups)) return { memory: settled, tell: [standingOf(settled, incident)] }
    return {
      memory: { ...settled, incident: { ...incident, recoveredAt: now.toISOString() } },
      tell: [endOf(memory)],
    }
  }
  const lastTold = Date.parse(incident?.lastToldAt ?? now.toISOString())
  const isNews = memory.flips.some((flip) => Date.parse(flip) > lastTold)
  return { memory, tell: isNews && now.getTime() - lastTold >= hourMs ? ['unstable'] : [] }
}

interface Telling {
  definition: AlertDefinition
  now: Date
  isHeld: boolean
  step: GroupsStep
}

/** While messages are held nothing is told; afterwards once, and only what still matters. */
function holdOrTell({ memory, tell }: Said, { definition, now, isHeld, step }: Telling): Transition {
  const { incident } = memory
  const { reasons } = step
  if (incident === undefined) return { memory, tell: [], reasons }
  const isOpen = incident.recoveredAt === undefined
  if (isHeld) {
    const holds = isOpen || tell.length > 0
    const held = holds ? { ...memory, incident: { ...incident, isHeld: true } } : memory
    return { memory: held, tell: [], reasons: holds ? [...reasons, 'Held: nothing is told now.'] : reasons }
  }
  if (incident.isHeld) {
    const wasTold = incident.lastToldAt !== undefined
    const late: TellReason[] = isOpen ? [standingOf(memory, incident)] : wasTold ? [endOf(memory)] : []
    const because =
      isOpen || wasTold ? [] : ['It fired and recovered while messages were held: nobody needs to hear.']
    return toldBy(
      { memory, tell: late },
      { ...incident, isHeld: false },
      { now, reasons: [...reasons, ...because] },
    )
  }
  const reminder =
    tell.length === 0 && !isUnstable(memory) ? reminderOf(incident, { definition, memory, now }) : undefined
  return toldBy({ memory, tell: reminder === undefined ? tell : [reminder] }, incident, { now, reasons })
}

/** What is said of an incident that nobody has heard of for a while. */
function standingOf(memory: AlertMemory, { direction }: Incident): TellReason {
  if (isUnstable(memory)) return 'unstable'
  return direction === 'no data' ? 'no data' : 'still firing'
}

/** Writes down that people have heard of it. */
function toldBy(
  { memory, tell }: Said,
  incident: Incident,
  { now, reasons }: { now: Date; reasons: readonly string[] },
): Transition {
  const isHeard = tell.some((reason) => reason !== 'worse')
  // Whoever wants to hear of it again after it had muted itself is reminded again.
  const isResumed = incident.mutedAt !== undefined && tell.includes('still firing')
  const { mutedAt: _, ...unmuted } = incident
  const told: Incident = {
    ...(isResumed ? { ...unmuted, remindersSent: 0 } : incident),
    ...(isHeard ? { lastToldAt: now.toISOString() } : {}),
    ...(tell.includes('reminder') ? { remindersSent: incident.remindersSent + 1 } : {}),
    ...(tell.includes('muted itself') ? { mutedAt: now.toISOString() } : {}),
  }
  return { memory: { ...memory, incident: told }, tell, reasons }
}

function without<Part extends 'incident' | 'unstableUntil' | 'dueSince' | 'refusedSince'>(
  memory: AlertMemory,
  ...parts: readonly Part[]
): Omit<AlertMemory, Part> {
  const kept: AlertMemory = { ...memory }
  for (const part of parts) delete kept[part]
  return kept
}
