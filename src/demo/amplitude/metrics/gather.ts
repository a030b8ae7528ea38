import type { PersonOrder } from '../store/event-index.ts'
import type { Matcher } from './matching.ts'
import type { Present } from './present.ts'

/** A stretch of time in epoch ms, [from, to). */
export interface Stretch {
  from: number
  to: number
}

/**
 * The matching events of a stretch by person, each person's in time. Reading all events in the order in which they lie in
 * memory and sorting only the matching ones is many times faster than going from person to person.
 */
export function gatherByPerson(present: Present, { from, to }: Stretch, matches: Matcher): PersonOrder {
  const { person } = present.history.index
  const first = present.positionAt(from)
  const stop = present.positionAt(to)
  const matching = new Uint32Array(Math.max(0, stop - first))
  const starts = new Uint32Array(present.history.people.length + 1)
  let count = 0
  for (let position = first; position < stop; position++) {
    if (!matches(position)) continue
    matching[count++] = position
    const next = (person[position] as number) + 1
    starts[next] = (starts[next] as number) + 1
  }
  for (let each = 1; each < starts.length; each++)
    starts[each] = (starts[each] as number) + (starts[each - 1] as number)
  const filled = starts.slice()
  const positions = new Uint32Array(count)
  for (let index = 0; index < count; index++) {
    const position = matching[index] as number
    const who = person[position] as number
    const slot = filled[who] as number
    positions[slot] = position
    filled[who] = slot + 1
  }
  return { starts, positions }
}

/** One person's part of an order. */
export function partOf({ starts, positions }: PersonOrder, person: number): Uint32Array {
  return positions.subarray(starts[person], starts[person + 1])
}

/** Epoch ms of the events at these positions. */
export function timesOf(present: Present, positions: Uint32Array): Float64Array {
  const { time } = present.history.index
  const times = new Float64Array(positions.length)
  for (let index = 0; index < positions.length; index++)
    times[index] = time[positions[index] as number] as number
  return times
}
