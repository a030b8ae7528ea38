import type { SegmentCondition } from './definition.ts'

type Behaviour = Extract<SegmentCondition, { kind: 'behaviour' }>

/** The project's saved cohorts, by the id at the end of their address; people enter and leave them as time goes on. */
const cohorts: Readonly<Record<string, Behaviour>> = {
  /** Power listeners: twenty titles or more in the last 30 days. */
  '5mjbq8w': did('Play Song or Video', 20),
  /** Payers: a payment in the last 30 days. */
  k3s9v1a: did('Purchase', 1),
}

export function findCohort(id: string): Behaviour | undefined {
  return Object.hasOwn(cohorts, id) ? cohorts[id] : undefined
}

function did(name: string, count: number): Behaviour {
  return {
    kind: 'behaviour',
    event: { name, filters: [], groupBy: [] },
    operator: '>=',
    count,
    withinDays: 30,
  }
}
