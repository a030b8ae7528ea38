import { arrivalsOn } from '../product/arrivals.ts'
import { createDaySheet } from '../product/day-sheet.ts'
import { liveDay } from '../product/day-of-life.ts'
import { incidentsOnDay, type Incident } from '../product/incident.ts'
import { personArriving, type Person } from '../product/person.ts'
import { productDay } from '../product/product-day.ts'
import type { ProductEvent } from '../product/product-event.ts'
import { dayMs } from '../product/rhythm.ts'
import { createEventIndex, type EventIndex } from './event-index.ts'
import { openEventStore, type EventStore } from './event-store.ts'

/**
 * The product's past, made day by day as the clock needs it. Every day is a pure function of seed, opening day,
 * population and incidents, so it does not matter by which steps the clock came.
 */
export interface History extends Disposable {
  readonly people: readonly Person[]
  readonly openingDay: number
  /** Whether phones that were offline send late. */
  readonly hasLateData: boolean
  readonly store: EventStore
  readonly index: EventIndex
  /** Makes all UTC days up to the one that holds this instant. Later events of that day exist, but are not visible yet. */
  extendTo(instant: number): void
  /** Replaces the incidents; the days that they touch are made anew. */
  setIncidents(incidents: readonly Incident[]): void
}

export interface HistoryOptions {
  seed: number
  /** UTC day number on which the product opened. */
  openingDay: number
  population: number
  hasLateData?: boolean
}

/** What was there before a day, so that everything from it on can be taken back. */
interface Mark {
  people: number
  events: number
}

export function createHistory(options: HistoryOptions): History {
  const { openingDay, population, hasLateData = false } = options
  const store = openEventStore()
  const index = createEventIndex(Math.ceil(1_500_000 * population) + 10_000)
  const people: Person[] = []
  const marks: Mark[] = []
  let incidents: readonly Incident[] = []

  function makeDay(day: number): void {
    marks.push({ people: people.length, events: index.length })
    const newcomers = newcomersOf(options, day)
    store.addPeople(newcomers, people.length)
    people.push(...newcomers)
    const events = eventsOfDay({ options, people, incidents }, day)
    store.addEvents(events)
    for (const event of events) index.append(event)
  }

  function takeBackFrom(day: number): void {
    const kept = Math.max(0, day - openingDay)
    const mark = marks[kept]
    if (mark === undefined) return
    marks.length = kept
    people.length = mark.people
    index.truncate(mark.events)
    store.truncate(mark.events, mark.people)
  }

  return {
    people,
    openingDay,
    hasLateData,
    store,
    index,
    extendTo(instant) {
      const lastDay = Math.floor(instant / dayMs)
      for (let day = openingDay + marks.length; day <= lastDay; day++) makeDay(day)
    },
    setIncidents(replacement) {
      const stay = new Set(incidents.filter((incident) => replacement.includes(incident)))
      const changed = [...incidents, ...replacement].filter((incident) => !stay.has(incident))
      incidents = replacement
      for (const { from } of changed) takeBackFrom(Math.floor(from / dayMs))
    },
    [Symbol.dispose]: () => store[Symbol.dispose](),
  }
}

function newcomersOf(options: HistoryOptions, day: number): Person[] {
  return Array.from({ length: arrivalsOn(options, day) }, (_, ordinal) =>
    personArriving(options.seed, day, ordinal),
  )
}

function eventsOfDay(
  {
    options,
    people,
    incidents,
  }: { options: HistoryOptions; people: readonly Person[]; incidents: readonly Incident[] },
  day: number,
): ProductEvent[] {
  const sheet = createDaySheet(day)
  const today = productDay(options.seed, day, options.openingDay)
  for (let number = 0; number < people.length; number++) {
    liveDay(sheet, { person: people[number] as Person, number, today })
  }
  const events = sheet.inOrder()
  const multiplicity = incidentsOnDay(incidents, day, options.openingDay)
  if (multiplicity === undefined) return events
  return events.flatMap((event) =>
    Array<ProductEvent>(multiplicity(event, people[event.person] as Person)).fill(event),
  )
}
