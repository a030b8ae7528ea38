import { chartCsvEndpoint } from './chart-csv.ts'
import { chartQueryEndpoint } from './chart-query.ts'
import { compositionEndpoint } from './composition.ts'
import type { Endpoint } from './endpoint.ts'
import { eventsListEndpoint } from './events-list.ts'
import { funnelsEndpoint } from './funnels.ts'
import { realtimeEndpoint } from './realtime.ts'
import { retentionEndpoint } from './retention.ts'
import { revenueLtvEndpoint } from './revenue-ltv.ts'
import { segmentationEndpoint } from './segmentation.ts'
import { sessionsAverageEndpoint, sessionsLengthEndpoint, sessionsPerUserEndpoint } from './sessions.ts'
import { useractivityEndpoint } from './useractivity.ts'
import { usersEndpoint } from './users.ts'
import { usersearchEndpoint } from './usersearch.ts'

/** Every route of the API. */
export const endpoints: readonly Endpoint[] = [
  usersEndpoint,
  sessionsLengthEndpoint,
  sessionsAverageEndpoint,
  sessionsPerUserEndpoint,
  compositionEndpoint,
  eventsListEndpoint,
  segmentationEndpoint,
  funnelsEndpoint,
  retentionEndpoint,
  useractivityEndpoint,
  usersearchEndpoint,
  realtimeEndpoint,
  revenueLtvEndpoint,
  chartCsvEndpoint,
  chartQueryEndpoint,
]

/** The endpoint of a path, with what stands for `{id}` in it. */
export function findEndpoint(pathname: string): { endpoint: Endpoint; id: string } | undefined {
  for (const endpoint of endpoints) {
    const [before = '', after] = endpoint.path.split('{id}')
    if (after === undefined) {
      if (endpoint.path === pathname) return { endpoint, id: '' }
      continue
    }
    const id = pathname.slice(before.length, pathname.length - after.length)
    if (pathname === `${before}${id}${after}` && /^[A-Za-z0-9_-]+$/.test(id)) return { endpoint, id }
  }
  return undefined
}
