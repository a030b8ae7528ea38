import Database from 'better-sqlite3'
import { catalogue } from '../product/catalogue.ts'
import { contexts } from '../product/contexts.ts'
import { details } from '../product/details.ts'
import type { Person } from '../product/person.ts'
import { places } from '../product/places.ts'
import type { ProductEvent } from '../product/product-event.ts'

/** Amplitude IDs start here, as the recorded ones do. */
const firstAmplitudeId = 700_000_000_001

/** One person as the search sees them. */
export interface PersonRow {
  /** Position in the list of people. */
  person: number
  amplitudeId: number
  userId: string | null
  deviceId: string
}

/** One event with its properties, as `useractivity` tells it. */
export interface EventRow {
  id: number
  time: number
  session: number
  name: string
  context: number
  eventProperties: string
}

/** The product's history in SQLite, in memory. Ids count up with time and have no gaps. */
export interface EventStore extends Disposable {
  addPeople(people: readonly Person[], firstPosition: number): void
  /** Events of one day, in time, after all those before. */
  addEvents(events: readonly ProductEvent[]): void
  /** Forgets all events from a position on, and all people from another. */
  truncate(events: number, people: number): void
  /** Occurrences by event code among the positions [from, to). */
  totals(from: number, to: number): Map<number, number>
  /** A person by Amplitude ID, device ID or user ID. */
  findPerson(by: 'amplitude_id' | 'device_id' | 'user_id', value: string | number): PersonRow | undefined
  /** People whose user ID begins with this, in order of user ID. */
  findPeopleByPrefix(prefix: string): PersonRow[]
  eventsAt(positions: readonly number[]): EventRow[]
}

const schema = `
  CREATE TABLE event_types (code INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE contexts (number INTEGER PRIMARY KEY, properties TEXT NOT NULL);
  CREATE TABLE details (number INTEGER PRIMARY KEY, properties TEXT NOT NULL);
  CREATE TABLE people (
    position INTEGER PRIMARY KEY, amplitude_id INTEGER NOT NULL, user_id TEXT, device_id TEXT NOT NULL,
    country TEXT, city TEXT, referrer TEXT, favorite_genre TEXT
  );
  CREATE TABLE events (
    id INTEGER PRIMARY KEY, time INTEGER NOT NULL, person INTEGER NOT NULL, event INTEGER NOT NULL,
    context INTEGER NOT NULL, detail INTEGER NOT NULL, session INTEGER NOT NULL
  );
`

/** Rows per insert: one call with many values costs a third of many calls with one row's. */
const batchRows = 64
const eventColumns = 6

export function openEventStore(): EventStore {
  const database = new Database(':memory:')
  database.pragma('journal_mode = OFF')
  database.pragma('locking_mode = EXCLUSIVE')
  database.exec(schema)
  writeDictionaries(database)
  const writeEvents = eventWriter(database)
  const readPerson = personReader(database)
  const insertPerson = database.prepare('INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const countByEvent = database.prepare<[number, number], { event: number; total: number }>(
    'SELECT event, COUNT(*) AS total FROM events WHERE id > ? AND id <= ? GROUP BY event',
  )
  const selectEvents = database.prepare<[string], EventRow>(`
    SELECT events.id, events.time, events.session, event_types.name, events.context,
      details.properties AS eventProperties
    FROM json_each(?) AS wanted
    JOIN events ON events.id = wanted.value + 1
    JOIN event_types ON event_types.code = events.event
    JOIN details ON details.number = events.detail
    ORDER BY events.id DESC`)
  return {
    addPeople: database.transaction((people: readonly Person[], firstPosition: number) => {
      for (const [index, person] of people.entries())
        insertPerson.run(personRow(person, firstPosition + index))
    }),
    addEvents: database.transaction(writeEvents),
    truncate: database.transaction((events: number, people: number) => {
      database.prepare('DELETE FROM events WHERE id > ?').run(events)
      database.prepare('DELETE FROM people WHERE position >= ?').run(people)
    }),
    totals: (from, to) => new Map(countByEvent.all(from, to).map(({ event, total }) => [event, total])),
    ...readPerson,
    eventsAt: (positions) => selectEvents.all(JSON.stringify(positions)),
    [Symbol.dispose]: () => database.close(),
  }
}

/** The id is left to SQLite: one more than the highest, which is the position plus one. */
function eventWriter(database: Database.Database): (events: readonly ProductEvent[]) => void {
  const row = '(NULL, ?, ?, ?, ?, ?, ?)'
  const insertOne = database.prepare(`INSERT INTO events VALUES ${row}`)
  const insertBatch = database.prepare(`INSERT INTO events VALUES ${Array(batchRows).fill(row).join(', ')}`)
  const values: number[] = Array(batchRows * eventColumns).fill(0)
  return function writeEvents(events) {
    const inBatches = events.length - (events.length % batchRows)
    for (let start = 0; start < inBatches; start += batchRows) {
      for (let index = 0; index < batchRows; index++) {
        const { time, person, event, context, detail, session } = events[start + index] as ProductEvent
        const cell = index * eventColumns
        values[cell] = time
        values[cell + 1] = person
        values[cell + 2] = event
        values[cell + 3] = context
        values[cell + 4] = detail
        values[cell + 5] = session
      }
      insertBatch.run(values)
    }
    for (const { time, person, event, context, detail, session } of events.slice(inBatches)) {
      insertOne.run(time, person, event, context, detail, session)
    }
  }
}

function personReader(database: Database.Database): Pick<EventStore, 'findPerson' | 'findPeopleByPrefix'> {
  const columns = 'position AS person, amplitude_id AS amplitudeId, user_id AS userId, device_id AS deviceId'
  const byColumn = (column: string) =>
    database.prepare<[string | number], PersonRow>(
      `SELECT ${columns} FROM people WHERE ${column} = ? LIMIT 1`,
    )
  const statements = {
    amplitude_id: byColumn('amplitude_id'),
    device_id: byColumn('device_id'),
    user_id: byColumn('user_id'),
  }
  const byPrefix = database.prepare<[number, string], PersonRow>(
    `SELECT ${columns} FROM people WHERE substr(user_id, 1, ?) = ? ORDER BY user_id`,
  )
  return {
    findPerson: (by, value) => statements[by].get(value),
    findPeopleByPrefix: (prefix) => byPrefix.all(prefix.length, prefix),
  }
}

function writeDictionaries(database: Database.Database): void {
  const insertType = database.prepare('INSERT INTO event_types VALUES (?, ?)')
  for (const [code, { name }] of catalogue.entries()) insertType.run(code, name)
  const insertContext = database.prepare('INSERT INTO contexts VALUES (?, ?)')
  for (const [number, context] of contexts.entries()) insertContext.run(number, JSON.stringify(context))
  const insertDetail = database.prepare('INSERT INTO details VALUES (?, ?)')
  for (const [number, detail] of details.entries()) insertDetail.run(number, JSON.stringify(detail))
}

function personRow(
  { userId, deviceId, place, referrer, favoriteGenre }: Person,
  position: number,
): unknown[] {
  const home = places[place]
  return [
    position,
    firstAmplitudeId + position,
    userId,
    deviceId,
    home?.country,
    home?.city,
    referrer,
    favoriteGenre,
  ]
}
