import { arrivalOf, longestDelayMs } from '../product/late-arrival.ts'
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
  /** Whether an event that has happened is known yet; undefined where everything is known at once. */
  readonly hasArrived: ((position: number) => boolean) | undefined
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
    hasArrived: history.hasLateData ? arrivalsUntil(history, now) : undefined,
  }
}

/** Positions of one person that have happened, in time. */
export function positionsOf(present: Present, order: PersonOrder, person: number): Uint32Array {
  const all = order.positions.subarray(order.starts[person], order.starts[person + 1])
  let end = all.length
  while (end > 0 && (all[end - 1] as number) >= present.visible) end--
  const happened = all.subarray(0, end)
  return present.hasArrived === undefined ? happened : happened.filter(present.hasArrived)
}

/** Position of the first event ever of somebody of whom something is known by now. */
export function firstPositionOf(
  { hasArrived }: Present,
  { starts, positions }: PersonOrder,
  person: number,
): number {
  const first = starts[person] as number
  if (hasArrived === undefined || hasArrived(positions[first] as number)) return positions[first] as number
  const all = positions.subarray(first, starts[person + 1])
  return all.find(hasArrived) ?? -1
}

/** What happened longer ago than any phone is offline needs no look. */
function arrivalsUntil({ index, people }: History, now: number): (position: number) => boolean {
  const { time, session, context, person } = index
  const firstInDoubt = index.positionAt(now - longestDelayMs)
  return (position) =>
    position < firstInDoubt ||
    arrivalOf({
      personKey: people[person[position] as number]?.key ?? 0,
      time: time[position] as number,
      session: session[position] as number,
      context: context[position] as number,
    }) <= now
}
