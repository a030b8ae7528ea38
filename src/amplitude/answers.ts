import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import { reuseMs } from './answer-age.ts'
import type { AnswerCache, KeptAnswer } from './answer-cache.ts'
import { readEnvelope, type Envelope } from './envelope.ts'
import { addressOf } from './http.ts'
import type { Asker, ProjectClient } from './project-client.ts'
import type { Ask, Reply } from './question.ts'
import type { ApiRequest } from './request-params.ts'
import { unexpectedShape } from './transport-error.ts'

export interface AnswersDeps {
  client: ProjectClient
  cache: AnswerCache
  clock: Clock
  /** Answers are used again for as long as Amplitude's own cache would give them, and no longer than this. */
  mostReuseMs: number
}

/** One question's way to its numbers: an answer that is fresh enough, else Amplitude. Every body is checked. */
export function askThrough(deps: AnswersDeps, asker: Asker, signal: AbortSignal): Ask {
  return async <Body>(request: ApiRequest, bodySchema: z.ZodType<Body>): Promise<Reply<Body>> => {
    const fresh = freshAnswer(deps, request)
    if (fresh !== undefined) return readReply(request, bodySchema, fresh)
    const json = await deps.client.getJson(request, signal, asker)
    const received = { json, receivedAt: deps.clock.now() }
    const reply = readReply(request, bodySchema, received)
    keep(deps, request, { ...received, asOf: reply.asOf, envelope: reply })
    return reply
  }
}

function freshAnswer(
  { client, cache, clock, mostReuseMs }: AnswersDeps,
  request: ApiRequest,
): KeptAnswer | undefined {
  const lifeMs = Math.min(reuseMs(request), mostReuseMs)
  if (lifeMs === 0) return undefined
  const kept = cache.find(addressOf(client.project, request))
  const now = clock.now().getTime()
  return kept !== undefined && now < kept.asOf.getTime() + lifeMs ? kept : undefined
}

function readReply<Body>(
  request: ApiRequest,
  bodySchema: z.ZodType<Body>,
  { json, receivedAt }: Pick<KeptAnswer, 'json' | 'receivedAt'>,
): Reply<Body> {
  const parsed = bodySchema.safeParse(json)
  if (!parsed.success) throw unexpectedShape(request.path, parsed.error)
  return { ...readEnvelope(json, receivedAt), body: parsed.data }
}

/** An answer that lacks data is given to whoever asked for it and to nobody else: the next one may be whole. */
function keep(
  { client, cache }: AnswersDeps,
  request: ApiRequest,
  { envelope, ...answer }: KeptAnswer & { envelope: Envelope },
): void {
  if (reuseMs(request) === 0 || !isWhole(envelope)) return
  cache.keep(addressOf(client.project, request), answer, JSON.stringify(answer.json).length)
}

function isWhole({ caveats }: Envelope): boolean {
  return !caveats.some(({ kind }) => kind === 'realtimeMissing' || kind === 'partial')
}
