import { demoFaultKinds, type DemoFaultKind } from '../src/demo/slack/page-protocol.ts'
import { randomFrom } from './random-from.ts'

/** A fault that is switched on for a while. */
export interface PlannedFault {
  /** Minutes after the start of the day. */
  from: number
  to: number
  /** `*` or one of Amplitude's routes. */
  route: string
  kind: DemoFaultKind
}

const kinds = demoFaultKinds.filter((kind) => kind !== 'none')
const routes = ['*', '/api/2/users', '/api/2/events/segmentation', '/api/2/funnels', '/api/2/retention']

/** Every fault once on all routes, for half an hour each, with a quarter of an hour of health between. */
export function faultsInTurn(): PlannedFault[] {
  return kinds.map((kind, position) => ({
    from: 10 + position * 45,
    to: 40 + position * 45,
    route: '*',
    kind,
  }))
}

/** Faults at random on one route or all, for 2 to 40 minutes, some of them at once: the same for the same seed. */
export function faultsAtRandom(seed: number, { from, to }: { from: number; to: number }): PlannedFault[] {
  const random = randomFrom(seed)
  const among = <Item>(items: readonly Item[], fallback: Item): Item =>
    items[Math.floor(random() * items.length)] ?? fallback
  const planned: PlannedFault[] = []
  for (let minute = from; minute < to;) {
    const lasts = 2 + Math.floor(random() * 39)
    const route = random() < 0.4 ? '*' : among(routes, '*')
    planned.push({ from: minute, to: Math.min(to, minute + lasts), route, kind: among(kinds, 'serverError') })
    minute += 5 + Math.floor(random() * 45)
  }
  return planned
}
