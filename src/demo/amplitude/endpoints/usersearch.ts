import { InvalidDefinitionError } from '../metrics/definition.ts'
import { positionsOf, type Present } from '../metrics/present.ts'
import { contexts } from '../product/contexts.ts'
import { none, userPropertiesOf } from '../product/user-properties.ts'
import type { PersonRow } from '../store/event-store.ts'
import type { Endpoint } from './endpoint.ts'

/** A prefix may fit many people. */
const mostMatches = 100

/** `GET /api/2/usersearch`: people by Amplitude ID, device ID, user ID or the beginning of a user ID. */
export const usersearchEndpoint: Endpoint = {
  path: '/api/2/usersearch',
  budget: 'people',
  prepare(params) {
    const wanted = params.get('user')
    if (wanted === null || wanted === '') throw new InvalidDefinitionError('Missing required parameter user')
    return {
      cost: 1,
      freshness: undefined,
      envelope: undefined,
      answer(present) {
        const { type, people } = search(present, wanted)
        return { matches: people.slice(0, mostMatches).map((row) => matchOf(present, row)), type }
      },
    }
  },
}

function search(present: Present, wanted: string): { type: string; people: PersonRow[] } {
  const { store } = present.history
  const exact = store.findPerson('user_id', wanted) ?? store.findPerson('device_id', wanted)
  const isHere = (row: PersonRow | undefined): row is PersonRow =>
    row !== undefined && eventsOf(present, row).length > 0
  if (isHere(exact)) return { type: 'match_user_or_device_id', people: [exact] }
  const byNumber = /^\d+$/.test(wanted) ? store.findPerson('amplitude_id', Number(wanted)) : undefined
  if (isHere(byNumber)) return { type: 'match_amplitude_id', people: [byNumber] }
  const byPrefix = store.findPeopleByPrefix(wanted).filter(isHere)
  return { type: byPrefix.length === 0 ? 'nomatch' : 'match_user_prefix', people: byPrefix }
}

function matchOf(present: Present, row: PersonRow): Record<string, unknown> {
  const { index, people, openingDay } = present.history
  const last = eventsOf(present, row).at(-1) ?? 0
  const person = people[row.person]
  const context = index.context[last] as number
  const properties = person === undefined ? {} : userPropertiesOf(person, context, openingDay)
  const { country } = properties
  return {
    user_id: row.userId,
    amplitude_id: row.amplitudeId,
    last_device_id: row.deviceId,
    platform: contexts[context]?.platform ?? '',
    country: country === undefined || country === none ? '' : country,
    last_seen: new Date(index.time[last] as number).toISOString().slice(0, 10),
  }
}

/** Only who has done something by now can be found. */
function eventsOf(present: Present, { person }: PersonRow): Uint32Array {
  return positionsOf(present, present.byPerson(), person)
}
