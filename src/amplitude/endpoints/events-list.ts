import { z } from 'zod'
import type { EventSummary } from '../../query/event-catalogue.ts'
import type { Ask } from '../question.ts'
import type { ApiRequest } from '../request-params.ts'

/** The events of a project with this week's totals: `GET /api/2/events/list`. Hidden and deleted ones are left out. */
export async function listEvents(ask: Ask): Promise<readonly EventSummary[]> {
  const { body } = await ask(eventsListRequest, eventsListBodySchema)
  return body.data.flatMap((event) => {
    if (event.value === undefined || event.hidden === true || event.deleted === true) return []
    return {
      name: event.value,
      displayName: event.display || event.value,
      weeklyTotal: event.totals ?? 0,
      weeklyDelta: event.totals_delta,
    }
  })
}

const eventsListRequest: ApiRequest = { path: '/api/2/events/list', params: [] }

const textSchema = z.string().optional().catch(undefined)
const countSchema = z.number().optional().catch(undefined)
const flagSchema = z.boolean().optional().catch(undefined)

/** One odd row must not cost the whole list. */
const eventsListBodySchema = z.object({
  data: z.array(
    z.object({
      value: textSchema,
      display: textSchema,
      totals: countSchema,
      totals_delta: countSchema,
      hidden: flagSchema,
      deleted: flagSchema,
    }),
  ),
})
