import type { Endpoint } from './endpoint.ts'
import { eventsListEndpoint } from './events-list.ts'
import { funnelsEndpoint } from './funnels.ts'
import { retentionEndpoint } from './retention.ts'
import { segmentationEndpoint } from './segmentation.ts'
import { usersEndpoint } from './users.ts'

/** Every route of the API. */
export const endpoints: readonly Endpoint[] = [
  usersEndpoint,
  segmentationEndpoint,
  funnelsEndpoint,
  retentionEndpoint,
  eventsListEndpoint,
]

/** The endpoint of a path, with what stands for `{id}` in it. */
export function findEndpoint(pathname: string): { endpoint: Endpoint; id: string } | undefined {
  for (const endpoint of endpoints) {
    const [before, after] = endpoint.path.split('{id}')
    if (after === undefined) {
      if (endpoint.path === pathname) return { endpoint, id: '' }
      continue
    }
    const id = pathname.slice(before?.length ?? 0, pathname.length - after.length)
    if (pathname === `${before}${id}${after}` && /^[A-Za-z0-9_-]+$/.test(id)) return { endpoint, id }
  }
  return undefined
}
