/** What happened at one moment of a UTC day. */
export interface SheetEntry {
  /** Ms after midnight UTC. */
  time: number
  /** Position in the list of people. */
  person: number
  /** Code in the catalogue, number in `contexts`, number in `details`. */
  event: number
  context: number
  detail: number
  /** As `openSession` numbered it; -1 for events outside of sessions. */
  session: number
}

/** The events of one UTC day, in columns, in whatever order they were written. */
export interface DaySheet {
  readonly length: number
  add(entry: SheetEntry): void
  /** Numbers a new session of this day, from 0. */
  openSession(start: number): number
  /** Start of each session, ms after midnight. */
  readonly sessionStarts: readonly number[]
  /** The entries by time; entries of the same moment keep the order in which they were written. */
  inOrder(): Generator<SheetEntry>
}

const fields = 6
/** Entries of one day share a sort key with their position, so positions must stay below this. */
const positionLimit = 2 ** 20

export function createDaySheet(): DaySheet {
  const cells: number[] = []
  const sessionStarts: number[] = []
  return {
    get length() {
      return cells.length / fields
    },
    sessionStarts,
    add({ time, person, event, context, detail, session }) {
      cells.push(time, person, event, context, detail, session)
    },
    openSession: (start) => sessionStarts.push(start) - 1,
    inOrder: () => entriesByTime(cells),
  }
}

/** Sorts numbers instead of objects: a native sort of one key per entry, time first, then position. */
function* entriesByTime(cells: readonly number[]): Generator<SheetEntry> {
  const keys = new Float64Array(cells.length / fields)
  for (let position = 0; position < keys.length; position++) {
    keys[position] = (cells[position * fields] as number) * positionLimit + position
  }
  for (const key of keys.sort()) {
    const cell = (key % positionLimit) * fields
    yield {
      time: cells[cell] as number,
      person: cells[cell + 1] as number,
      event: cells[cell + 2] as number,
      context: cells[cell + 3] as number,
      detail: cells[cell + 4] as number,
      session: cells[cell + 5] as number,
    }
  }
}
