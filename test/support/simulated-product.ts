import { catalogue } from '../../src/demo/amplitude/product/catalogue.ts'
import { details } from '../../src/demo/amplitude/product/details.ts'
import type { Incident } from '../../src/demo/amplitude/product/incident.ts'
import { userPropertiesOf } from '../../src/demo/amplitude/product/user-properties.ts'
import { createHistory } from '../../src/demo/amplitude/store/history.ts'

/** One event of the simulated product, spelled out, for counting again by the simplest means. */
export interface RawEvent {
  /** Epoch ms. */
  time: number
  person: number
  name: string
  isActive: boolean
  /** -1 outside of sessions. */
  session: number
  user: Record<string, string>
  event: Record<string, string | number>
}

export interface ProductKey {
  seed: number
  population: number
  /** `YYYY-MM-DD`. */
  openingDay: string
  now: Date
  incidents?: readonly Incident[]
}

/** A small product that is quickly made: some hundred people in sixteen weeks. */
export const smallProduct: ProductKey = {
  seed: 11,
  population: 0.06,
  openingDay: '2026-08-03',
  now: new Date('2026-11-23T14:07:31Z'),
}

/** Everything that has happened in a product by its present, in time. */
export function rawEvents(key: ProductKey): RawEvent[] {
  const openingDay = Date.parse(key.openingDay) / 86_400_000
  using history = createHistory({ seed: key.seed, population: key.population, openingDay })
  history.setIncidents(key.incidents ?? [])
  history.extendTo(key.now.getTime())
  const { index, people } = history
  return Array.from({ length: index.length }, (_, position) => position)
    .filter((position) => index.time[position]! <= key.now.getTime())
    .map((position) => {
      const { name, isActive } = catalogue[index.event[position]!]!
      return {
        time: index.time[position]!,
        person: index.person[position]!,
        name,
        isActive,
        session: index.session[position]!,
        user: userPropertiesOf(people[index.person[position]!]!, index.context[position]!, openingDay),
        event: details[index.detail[position]!]!,
      }
    })
}

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (time) => format.format(time)
}

export function distinct(values: readonly unknown[]): number {
  return new Set(values).size
}
