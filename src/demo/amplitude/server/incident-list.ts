import type { DemoIncident } from '../../slack/page-protocol.ts'
import type { Incident } from '../product/incident.ts'
import type { History } from '../store/history.ts'

/** The incidents as the demo knows them; the history follows every change. */
export interface IncidentList {
  list(): DemoIncident[]
  start(incident: Omit<DemoIncident, 'id'>): void
  /** What happened until this instant stays as it was. False where there is no such incident going on. */
  end(id: string, at: Date): boolean
  /** Takes an incident back as if it had never been; all of them without an id. */
  remove(id?: string): void
}

export function createIncidentList(history: History): IncidentList {
  let incidents: readonly { shown: DemoIncident; effect: Incident }[] = []
  let started = 0
  function keep(changed: typeof incidents): void {
    incidents = changed
    history.setIncidents(incidents.map(({ effect }) => effect))
  }
  return {
    list: () => incidents.map(({ shown }) => shown),
    start(incident) {
      const shown = { ...incident, id: `incident-${++started}` }
      keep([...incidents, { shown, effect: effectOf(shown) }])
    },
    end(id, at) {
      const found = incidents.find(({ shown }) => shown.id === id && shown.until === null)
      if (found === undefined) return false
      const shown = { ...found.shown, until: at.toISOString() }
      keep(incidents.map((known) => (known === found ? { shown, effect: effectOf(shown) } : known)))
      return true
    },
    remove: (id) => keep(id === undefined ? [] : incidents.filter(({ shown }) => shown.id !== id)),
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
