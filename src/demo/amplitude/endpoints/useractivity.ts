import { InvalidDefinitionError } from '../metrics/definition.ts'
import { personSummary } from '../metrics/person-summary.ts'
import { positionsOf, type Present } from '../metrics/present.ts'
import { activityEvent, nobody, userData } from '../wire/activity.ts'
import { readChoice, readInteger } from '../wire/params.ts'
import type { Endpoint } from './endpoint.ts'

const mostEvents = 1000

/** `GET /api/2/useractivity`: one person's summary and events. `user` is the Amplitude ID. */
export const useractivityEndpoint: Endpoint = {
  path: '/api/2/useractivity',
  budget: 'people',
  prepare(params) {
    const user = params.get('user') ?? ''
    if (!/^\d+$/.test(user)) throw new InvalidDefinitionError('Invalid Amplitude ID in parameter user')
    const request = {
      amplitudeId: Number(user),
      offset: readInteger(params, 'offset', { low: 0, high: Number.MAX_SAFE_INTEGER, otherwise: 0 }),
      limit: Math.min(
        mostEvents,
        readInteger(params, 'limit', { low: 1, high: 1_000_000, otherwise: mostEvents }),
      ),
      direction: readChoice(params, 'direction', ['latest', 'earliest']),
    }
    return {
      cost: 1,
      freshness: undefined,
      envelope: undefined,
      answer: (present) => activity(present, request),
    }
  },
}

interface ActivityRequest {
  amplitudeId: number
  offset: number
  limit: number
  direction: 'latest' | 'earliest'
}

function activity(present: Present, request: ActivityRequest): Record<string, unknown> {
  const { store, people } = present.history
  const row = store.findPerson('amplitude_id', request.amplitudeId)
  const person = row === undefined ? undefined : people[row.person]
  const positions =
    row === undefined ? new Uint32Array() : positionsOf(present, present.byPerson(), row.person)
  if (row === undefined || person === undefined || positions.length === 0) {
    return { userData: nobody(request.amplitudeId), events: [] }
  }
  const summary = personSummary(present, { row, person, positions })
  const wanted = Array.from(chosen(present, positions, request))
  const numbers = new Map(Array.from(positions, (position, order) => [position + 1, order + 1]))
  const events = store
    .eventsAt(wanted)
    .map((event) => activityEvent(summary, event, numbers.get(event.id) ?? 0))
  return {
    userData: userData(summary),
    events: request.direction === 'latest' ? events : events.toReversed(),
  }
}

/** `limit` is counted from 0 and a hint besides: the session that it would cut is told to its end. */
function chosen(
  present: Present,
  positions: Uint32Array,
  { offset, limit, direction }: ActivityRequest,
): Uint32Array {
  const { session } = present.history.index
  const inOrder = direction === 'latest' ? positions.toReversed() : positions
  let end = Math.min(inOrder.length, offset + limit + 1)
  const sessionAt = (index: number): number => session[inOrder[index] as number] as number
  while (end > 0 && end < inOrder.length && sessionAt(end) >= 0 && sessionAt(end) === sessionAt(end - 1))
    end++
  return inOrder.subarray(offset, end)
}
