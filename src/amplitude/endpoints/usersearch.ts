import { z } from 'zod'
import type { FoundPerson } from '../../result/person.ts'
import { personIdSchema } from '../person-id.ts'
import type { Ask } from '../question.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'

/** People by user ID or its beginning, device ID or Amplitude ID: `GET /api/2/usersearch`. */
export async function findPeople(who: string, ask: Ask): Promise<readonly FoundPerson[]> {
  const { body } = await ask(userSearchRequest(who), userSearchBodySchema)
  return body.matches.slice(0, mostMatches).map((match) => ({
    amplitudeId: match.amplitude_id,
    userId: match.user_id || undefined,
    lastSeen: match.last_seen || undefined,
    platform: match.platform || undefined,
    country: match.country || undefined,
  }))
}

/** The beginning of an id may fit any number of people; who has more than this to choose from types more. */
const mostMatches = 50

function userSearchRequest(who: string): ApiRequest {
  return { path: '/api/2/usersearch', params: requestParams({ person: who }) }
}

const textSchema = z.string().nullish().catch(undefined)

const userSearchBodySchema = z.object({
  matches: z.array(
    z.object({
      amplitude_id: personIdSchema,
      user_id: textSchema,
      last_seen: textSchema,
      platform: textSchema,
      country: textSchema,
    }),
  ),
})
