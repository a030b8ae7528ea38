import type { PersonOrder } from '../store/event-index.ts'
import type { History } from '../store/history.ts'
import type { Calendar } from './calendar.ts'

/** The product as it is seen at one instant: what is later does not exist. */
export interface Present {
  readonly history: History
  readonly calendar: Calendar
  /** Epoch ms. */
  readonly now: number
  /** Number of events that have happened: positions from here on are the future. */
  readonly visible: number
  /** Position of the first event at or after an instant, never in the future. */
  positionAt(instant: number): number
  byPerson(): PersonOrder
}

export function presentAt(history: History, calendar: Calendar, now: number): Present {
  history.extendTo(now)
  const visible = history.index.positionAt(now + 1)
  return {
    history,
    calendar,
    now,
    visible,
    positionAt: (instant) => Math.min(visible, history.index.positionAt(instant)),
    byPerson: () => history.index.byPerson(history.people.length),
  }
}

/** Positions of one person that have happened, in time. */
export function positionsOf(present: Present, order: PersonOrder, person: number): Uint32Array {
  const all = order.positions.subarray(order.starts[person], order.starts[person + 1])
  let end = all.length
  while (end > 0 && (all[end - 1] as number) >= present.visible) end--
  return all.subarray(0, end)
}
