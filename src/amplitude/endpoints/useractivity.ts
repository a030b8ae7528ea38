import { z } from 'zod'
import type { PersonActivity } from '../../result/person.ts'
import { personFacts } from '../person-facts.ts'
import { personIdSchema } from '../person-id.ts'
import { personProperties } from '../person-properties.ts'
import type { DisplayName } from '../question-words.ts'
import type { Ask } from '../question.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'

/**
 * One person's summary and latest events: `GET /api/2/useractivity`. Amplitude answers an ID that nobody has with zeros
 * and without events.
 */
export async function readPerson(
  amplitudeId: string,
  displayName: DisplayName,
  ask: Ask,
): Promise<PersonActivity> {
  const { body } = await ask(userActivityRequest(amplitudeId), userActivityBodySchema)
  const { userData } = body
  return {
    amplitudeId: userData.canonical_amplitude_id ?? amplitudeId,
    userId: userData.user_id || undefined,
    ...personFacts(userData),
    events: body.events
      .flatMap((event) => {
        const at = instantOf(event.event_time)
        if (at === undefined) return []
        const properties = personProperties(event.event_properties)
        return [{ at, name: displayName(event.event_type), properties }]
      })
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, latestEvents),
  }
}

/** As many as somebody looks through; each event comes with some fifty fields. */
const latestEvents = 50

function userActivityRequest(amplitudeId: string): ApiRequest {
  return {
    path: '/api/2/useractivity',
    params: requestParams({ person: amplitudeId, limit: latestEvents }),
  }
}

/** The limit is a hint: more events may come, so that no session is cut, and not strictly in order. */
const userActivityBodySchema = z.object({
  userData: z.looseObject({
    user_id: z.string().nullish().catch(undefined),
    canonical_amplitude_id: personIdSchema.nullish().catch(undefined),
  }),
  events: z.array(
    z.object({
      event_type: z.string(),
      event_time: z.string().nullish().catch(undefined),
      event_properties: z.record(z.string(), z.unknown()).nullish().catch(undefined),
    }),
  ),
})

/** `2026-11-14 15:02:11.402000` is UTC without saying so, unlike everything else that Amplitude answers. */
function instantOf(text: string | null | undefined): Date | undefined {
  const [, day, time, fraction = ''] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d{1,3})?/.exec(text ?? '') ?? []
  const instant = new Date(`${day}T${time}${fraction}Z`)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
