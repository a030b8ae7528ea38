import { catalogue, eventCode } from '../product/catalogue.ts'
import { details } from '../product/details.ts'
import type { Person } from '../product/person.ts'
import { none, userPropertiesOf } from '../product/user-properties.ts'
import type { PersonRow } from '../store/event-store.ts'
import type { Present } from './present.ts'

/** What is known of one person by now. */
export interface PersonSummary {
  row: PersonRow
  eventCount: number
  sessionCount: number
  /** Sum of the sessions' lengths. */
  usageMs: number
  /** Epoch ms of the first and the last event. */
  firstUsed: number
  lastUsed: number
  purchases: number
  revenue: number
  /** By the names that requests use; what is missing is an empty string. */
  properties: Readonly<Record<string, string>>
  /** The same for any event of theirs. */
  propertiesAt: (context: number) => Readonly<Record<string, string>>
}

export function personSummary(
  present: Present,
  { row, person, positions }: { row: PersonRow; person: Person; positions: Uint32Array },
): PersonSummary {
  const { index, openingDay } = present.history
  const propertiesAt = (context: number): Record<string, string> =>
    tidied(userPropertiesOf(person, context, openingDay))
  const ends = new Map<number, number>()
  const prices: number[] = []
  const purchase = eventCode('Purchase')
  for (const position of positions) {
    const session = index.session[position] as number
    const code = index.event[position] as number
    if (session >= 0 && catalogue[code]?.isActive === true) ends.set(session, index.time[position] as number)
    if (code === purchase) prices.push(Number(details[index.detail[position] as number]?.['price'] ?? 0))
  }
  const last = positions.at(-1) ?? 0
  return {
    row,
    eventCount: positions.length,
    sessionCount: ends.size,
    usageMs: [...ends].reduce((sum, [start, end]) => sum + end - start, 0),
    firstUsed: index.time[positions[0] ?? 0] as number,
    lastUsed: index.time[last] as number,
    purchases: prices.length,
    revenue: Math.round(prices.reduce((sum, price) => sum + price, 0) * 100) / 100,
    properties: propertiesAt(index.context[last] as number),
    propertiesAt,
  }
}

function tidied(properties: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, value === none ? '' : value]),
  )
}
