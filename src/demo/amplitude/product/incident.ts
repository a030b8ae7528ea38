import { catalogue, type CatalogueEvent } from './catalogue.ts'
import { contexts } from './contexts.ts'
import type { Person } from './person.ts'
import type { ProductEvent } from './product-event.ts'
import { fraction, hash, hashText } from './random.ts'
import { dayMs } from './rhythm.ts'
import { findUserProperty } from './user-properties.ts'

/** Something that went wrong (or well): from an instant on, matching events are dropped or repeated. */
export interface Incident {
  id: string
  /** Raw event name, or `*` for all; what is part of it is meant, too. */
  event: string
  where: { property: string; value: string } | null
  /** 0.4 keeps 40 % of the events; 2 makes each happen twice. */
  factor: number
  /** Epoch ms; `until` is `Infinity` for an incident that goes on. */
  from: number
  until: number
}

/** How often an event of a day really happens: 0 when an incident swallows it, 1 without incidents. */
export type Multiplicity = (entry: ProductEvent, person: Person) => number

/**
 * Prepares the incidents of one UTC day. Whether a certain event falls to a certain incident depends on nothing but the
 * two, so other incidents, and the way in which the clock came here, do not change it.
 */
export function incidentsOnDay(
  incidents: readonly Incident[],
  day: number,
  openingDay: number,
): Multiplicity | undefined {
  const midnight = day * dayMs
  const ofToday = incidents.filter(({ from, until }) => from < midnight + dayMs && until > midnight)
  if (ofToday.length === 0) return undefined
  const effects = ofToday.map((incident) => ({
    incident,
    key: hashText(incident.id),
    matches: matcherOf(incident, openingDay),
  }))
  return function multiplicity(entry, person) {
    let times = 1
    for (const { incident, key, matches } of effects) {
      if (entry.time < incident.from || entry.time >= incident.until || !matches(entry, person)) continue
      const whole = Math.floor(incident.factor)
      const luck = fraction(key, hash(entry.person, entry.event, day), entry.time - midnight)
      times *= whole + (luck < incident.factor - whole ? 1 : 0)
    }
    return times
  }
}

function matcherOf(
  { event, where }: Incident,
  openingDay: number,
): (entry: ProductEvent, person: Person) => boolean {
  const isEvent = (entry: ProductEvent) => {
    const found: CatalogueEvent | undefined = catalogue[entry.event]
    return event === '*' || found?.name === event || found?.partOf === event
  }
  if (where === null) return isEvent
  const property = findUserProperty(where.property)
  if (property === undefined) return () => false
  if (property.level === 'person') {
    return (entry, person) => isEvent(entry) && property.valueOf(person, openingDay) === where.value
  }
  return (entry) => {
    const context = contexts[entry.context]
    return isEvent(entry) && context !== undefined && property.valueOf(context) === where.value
  }
}
