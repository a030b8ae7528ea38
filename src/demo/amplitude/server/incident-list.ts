import { randomUUID } from 'node:crypto'
import type { DemoIncident } from '../../slack/page-protocol.ts'
import type { Incident } from '../product/incident.ts'
import type { History } from '../store/history.ts'

/** The incidents as the demo knows them; the history follows every change. */
export interface IncidentList {
  list(): DemoIncident[]
  /** Adds an incident, or replaces the one with its id. */
  put(incident: NewIncident): DemoIncident
  remove(id: string): boolean
  replaceAll(incidents: readonly NewIncident[]): void
}

export type NewIncident = Omit<DemoIncident, 'id'> & { id?: string | undefined }

export function createIncidentList(history: History): IncidentList {
  let incidents: { shown: DemoIncident; effect: Incident }[] = []
  function keep(changed: typeof incidents): void {
    incidents = changed
    history.setIncidents(incidents.map(({ effect }) => effect))
  }
  return {
    list: () => incidents.map(({ shown }) => shown),
    put(incident) {
      const shown = { ...incident, id: incident.id ?? randomUUID() }
      keep([...incidents.filter((known) => known.shown.id !== shown.id), { shown, effect: effectOf(shown) }])
      return shown
    },
    remove(id) {
      const isKnown = incidents.some((known) => known.shown.id === id)
      if (isKnown) keep(incidents.filter((known) => known.shown.id !== id))
      return isKnown
    },
    replaceAll(replacement) {
      keep(
        replacement.map((incident) => {
          const shown = { ...incident, id: incident.id ?? randomUUID() }
          return { shown, effect: effectOf(shown) }
        }),
      )
    },
  }
}

function effectOf({ id, event, where, factor, from, until }: DemoIncident): Incident {
  return {
    id,
    event,
    where,
    factor,
    from: Date.parse(from),
    until: until === null ? Infinity : Date.parse(until),
  }
}
