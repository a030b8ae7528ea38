import type { ProductEvent } from '../product/product-event.ts'

/**
 * The events of the store once more, in columns of numbers, oldest first: what SQL would take too long over is counted
 * here. Position p of every column is the event whose id in the store is p + 1.
 */
export interface EventIndex {
  readonly length: number
  /** Epoch ms, ascending. */
  readonly time: Float64Array
  /** Position in the list of people. */
  readonly person: Uint32Array
  /** Code in the catalogue, number in `contexts`, number in `details`. */
  readonly event: Uint8Array
  readonly context: Uint16Array
  readonly detail: Uint16Array
  /** Start of the session in epoch ms; -1 for events outside of sessions. */
  readonly session: Float64Array
  append(event: ProductEvent): void
  /** Forgets everything from a position on. */
  truncate(length: number): void
  /** First position whose time is at or after an instant. */
  positionAt(instant: number): number
  byPerson(people: number): PersonOrder
}

/** The positions of each person's events, in time: those of person k are `positions[starts[k] .. starts[k + 1]]`. */
export interface PersonOrder {
  starts: Uint32Array
  positions: Uint32Array
}

export function createEventIndex(capacity: number): EventIndex {
  let columns = allocate(capacity)
  let length = 0
  let order: PersonOrder | undefined
  return {
    get length() {
      return length
    },
    get time() {
      return columns.time
    },
    get person() {
      return columns.person
    },
    get event() {
      return columns.event
    },
    get context() {
      return columns.context
    },
    get detail() {
      return columns.detail
    },
    get session() {
      return columns.session
    },
    append(event) {
      if (length === columns.time.length) columns = grow(columns)
      columns.time[length] = event.time
      columns.person[length] = event.person
      columns.event[length] = event.event
      columns.context[length] = event.context
      columns.detail[length] = event.detail
      columns.session[length] = event.session
      length++
      order = undefined
    },
    truncate(newLength) {
      length = Math.min(length, newLength)
      order = undefined
    },
    positionAt: (instant) => lowerBound(columns.time, length, instant),
    byPerson: (people) => (order ??= orderByPerson(columns.person, length, people)),
  }
}

/** First index of an ascending column whose value is not below `value`. */
function lowerBound(column: Float64Array, length: number, value: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((column[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** A counting sort: events are already in time, so one pass keeps each person's in time too. */
function orderByPerson(person: Uint32Array, length: number, people: number): PersonOrder {
  const starts = new Uint32Array(people + 1)
  for (let position = 0; position < length; position++) increment(starts, (person[position] as number) + 1)
  for (let each = 0; each < people; each++)
    starts[each + 1] = (starts[each + 1] as number) + (starts[each] as number)
  const next = starts.slice()
  const positions = new Uint32Array(length)
  for (let position = 0; position < length; position++) {
    positions[increment(next, person[position] as number)] = position
  }
  return { starts, positions }
}

/** Adds one to a cell and returns what it held before. */
function increment(cells: Uint32Array, cell: number): number {
  const before = cells[cell] as number
  cells[cell] = before + 1
  return before
}

type Columns = ReturnType<typeof allocate>

function allocate(capacity: number) {
  return {
    time: new Float64Array(capacity),
    person: new Uint32Array(capacity),
    event: new Uint8Array(capacity),
    context: new Uint16Array(capacity),
    detail: new Uint16Array(capacity),
    session: new Float64Array(capacity),
  }
}

function grow(old: Columns): Columns {
  const grown = allocate(Math.ceil(old.time.length * 1.5))
  grown.time.set(old.time)
  grown.person.set(old.person)
  grown.event.set(old.event)
  grown.context.set(old.context)
  grown.detail.set(old.detail)
  grown.session.set(old.session)
  return grown
}
