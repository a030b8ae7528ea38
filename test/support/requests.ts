import { addressOf } from '../../src/amplitude/http.ts'
import { questionRequests } from '../../src/amplitude/question-requests.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { anAmplitudeProject, decoded } from './loopback-amplitude.ts'

/** A Monday, in a project in UTC: the day of the examples in the language's description. */
const now = new Date('2026-11-23T14:40:00Z')

/** The requests that a query makes on that day, each parameter decoded by itself; a second one where it compares. */
export function requestsFor(query: MetricQuery): string[] {
  return questionRequests(query, now, 'UTC').map((request) =>
    decoded(addressOf(anAmplitudeProject(), request)),
  )
}
