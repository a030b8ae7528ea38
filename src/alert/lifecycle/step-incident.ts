import type { Incident } from '../alert-memory.ts'
import type { TellReason } from '../transition.ts'
import type { Breach, GroupsStep } from './step-groups.ts'
import { endOf } from './new-level.ts'
import { isActive, type GroupEvent } from './step-group.ts'

/** What one check does to the incident of an alert, before it is decided who hears of it. */
export interface IncidentStep {
  incident: Incident | undefined
  tell: readonly TellReason[]
  /** Whether it began or ended. */
  isFlip: boolean
}

interface IncidentInput {
  /** The open one, or the one that ended last. */
  incident: Incident | undefined
  step: GroupsStep
  now: Date
  newIncidentId: string
  /** While it is unstable, or held, an incident that comes back is the same one. */
  isReopened: boolean
  /** While it is unstable it stays open, whatever its lines do. */
  staysOpen: boolean
}

export function stepIncident(input: IncidentInput): IncidentStep {
  const { incident, step } = input
  const isOpen = incident !== undefined && incident.recoveredAt === undefined
  if (isOpen) return goOn(incident, input)
  const fired = groupsThat(step, 'fired')
  const lost = groupsThat(step, 'no data')
  if (fired.length === 0 && lost.length === 0) return { incident, tell: [], isFlip: false }
  const begun = begin(input, [...new Set([...fired, ...lost])])
  return { incident: begun, tell: [fired.length > 0 ? 'fired' : 'no data'], isFlip: true }
}

function groupsThat({ happened }: GroupsStep, wanted: GroupEvent): string[] {
  return happened.filter(({ event }) => event === wanted).map(({ group }) => group)
}

/** The line that is farthest off speaks for all. */
function worstOf(breaches: readonly Breach[]): Breach | undefined {
  return breaches.toSorted((a, b) => b.deviation - a.deviation)[0]
}

function begin(input: IncidentInput, groups: readonly string[]): Incident {
  const { incident, step, now, newIncidentId, isReopened } = input
  const worst = worstOf(step.breaches.filter(({ group }) => groups.includes(group)))
  const since = step.groups
    .filter(({ group }) => groups.includes(group))
    .map((group) => group.since)
    .toSorted()[0]
  const facts = {
    direction: worst?.direction ?? ('no data' as const),
    ...(worst === undefined ? {} : { toldDeviation: worst.deviation }),
  }
  if (isReopened && incident !== undefined) {
    const { recoveredAt: _, ...same } = incident
    return withExtreme({ ...same, ...facts, groups: union(same.groups, groups) }, step.breaches)
  }
  return withExtreme(
    {
      id: newIncidentId,
      ...facts,
      firedAt: now.toISOString(),
      since: since ?? now.toISOString(),
      groups: [...groups],
      remindersSent: 0,
      isHeld: false,
    },
    step.breaches,
  )
}

function goOn(incident: Incident, input: IncidentInput): IncidentStep {
  const { step, now, staysOpen } = input
  const fired = groupsThat(step, 'fired')
  const lost = groupsThat(step, 'no data')
  const worst = worstOf(step.breaches)
  const isTurned = incident.direction === 'no data' && fired.length > 0 && worst !== undefined
  const joins = fired.some((group) => !incident.groups.includes(group))
  const isWorse = joins || (worst !== undefined && isTwice(worst.deviation, incident.toldDeviation))
  const next = withExtreme(
    {
      ...incident,
      ...(isTurned ? { direction: worst.direction } : {}),
      ...((isTurned || isWorse) && worst !== undefined
        ? { toldDeviation: Math.max(worst.deviation, incident.toldDeviation ?? 0) }
        : {}),
      groups: union(incident.groups, [...fired, ...lost]),
    },
    step.breaches,
  )
  const isOver = !step.groups.some(isActive)
  if (isOver && !staysOpen) {
    const ended = { ...next, recoveredAt: now.toISOString() }
    return {
      incident: ended,
      tell: [incident.direction === 'no data' ? 'data again' : endOf({ ...step, incident: ended })],
      isFlip: true,
    }
  }
  const tell: TellReason[] = []
  if (lost.length > 0) tell.push('no data')
  if (isTurned) tell.push('fired')
  else if (groupsThat(step, 'data again').length > 0) tell.push('data again')
  if (isWorse && !isTurned) tell.push('worse')
  return { incident: next, tell, isFlip: false }
}

function isTwice(deviation: number, told: number | undefined): boolean {
  return told !== undefined && deviation > told && deviation >= 2 * told
}

function withExtreme(incident: Incident, breaches: readonly Breach[]): Incident {
  const { direction } = incident
  const own = breaches.filter(
    (breach) => breach.direction === direction && !(breach.isRunning && direction === 'drop'),
  )
  const isFarther = (value: number, than: number): boolean =>
    direction === 'drop' ? value < than : value > than
  const farthest = own.toSorted((a, b) => (isFarther(a.value, b.value) ? -1 : 1))[0]
  if (farthest === undefined) return incident
  if (incident.extreme !== undefined && !isFarther(farthest.value, incident.extreme)) return incident
  return { ...incident, extreme: farthest.value, extremeAt: farthest.start.toISOString() }
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])]
}
