import { between } from './chance.ts'

export interface Incident {
  kind: 'drop' | 'outage' | 'shift' | 'double' | 'leak'
  /** Slot at which it begins, and how many it lasts. */
  start: number
  length: number
  /** What the expected value is multiplied with; by the end of a leak. */
  size: number
}

export interface IncidentPlan {
  random: () => number
  slots: number
  slotsPerDay: number
  /** Days between two incidents, on average. */
  gap: number
}

/** One incident after the other, none in the first three days, none so late that it could not be found. */
export function drawIncidents({ random, slots, slotsPerDay, gap }: IncidentPlan): Incident[] {
  const incidents: Incident[] = []
  let start = Math.round((3 + 2 * random()) * slotsPerDay)
  while (start < slots - 1.2 * slotsPerDay) {
    const incident = drawIncident(random, start, slotsPerDay)
    incidents.push(incident)
    start += incident.length + Math.round(gap * slotsPerDay * between(random, 0.6, 1.5))
  }
  return incidents
}

/** Lengths are drawn in slots of five minutes. A shift lasts six hours, up or down. */
const kinds: readonly {
  kind: Incident['kind']
  share: number
  length: readonly [number, number]
  size: readonly [number, number]
}[] = [
  { kind: 'drop', share: 0.28, length: [7, 48], size: [0.4, 0.88] },
  { kind: 'outage', share: 0.14, length: [4, 24], size: [0, 0.04] },
  { kind: 'shift', share: 0.15, length: [72, 72], size: [1.28, 1.5] },
  { kind: 'shift', share: 0.15, length: [72, 72], size: [0.65, 0.84] },
  { kind: 'double', share: 0.14, length: [14, 72], size: [1.5, 2] },
  { kind: 'leak', share: 0.14, length: [36, 95], size: [0.26, 0.49] },
]
const leastSlots = 4

function drawIncident(random: () => number, start: number, slotsPerDay: number): Incident {
  let drawn = random()
  const plan = kinds.find(({ share }) => (drawn -= share) <= 0) ?? kinds[0]!
  const length = Math.round((between(random, ...plan.length) * slotsPerDay) / 288)
  return { kind: plan.kind, start, length: Math.max(leastSlots, length), size: between(random, ...plan.size) }
}
