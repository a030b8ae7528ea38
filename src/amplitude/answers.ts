import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import { reuseMs } from './answer-age.ts'
import type { AnswerCache, KeptAnswer } from './answer-cache.ts'
import { readEnvelope, type Envelope } from './envelope.ts'
import { asLastKnown, mayPass } from './last-known.ts'
import { addressOf } from './http.ts'
import { answerFromHistory, type KeptHistoryDeps } from './kept-history.ts'
import type { ProjectClient } from './project-client.ts'
import { queryCost } from './query-cost.ts'
import type { Ask, Reply } from './question.ts'
import { seriesBodySchema } from './read-series.ts'
import type { ApiRequest } from './request-params.ts'
import { mayBeSplit } from './splittable.ts'
import { unexpectedShape } from './transport-error.ts'
import type { Asker } from './waiting-room.ts'

export interface AnswersDeps {
  client: ProjectClient
  cache: AnswerCache
  clock: Clock
  /** Answers are used again for as long as Amplitude's own cache would give them, and no longer than this. */
  mostReuseMs: number
  history?: KeptHistoryDeps | undefined
}

export interface AskedBy extends Asker {
  /** Whether the figure over the whole range is wanted where it is none that buckets add up to. */
  needsWholeRange: boolean
  /** Whether old numbers will do when Amplitude does not answer. */
  takesLastKnown: boolean
  /** Answers that came before that are not used again. */
  askedSince?: Date | undefined
}

/**
 * One question's way to its numbers: what is kept, an answer that is fresh enough, else Amplitude. Every body is checked.
 */
export function askThrough(deps: AnswersDeps, by: AskedBy, signal: AbortSignal): Ask {
  const reused = new Set<ApiRequest>()
  const ask = async <Body>(request: ApiRequest, bodySchema: z.ZodType<Body>): Promise<Reply<Body>> => {
    const fresh = freshAnswer(deps, request, by)
    if (fresh !== undefined) {
      reused.add(request)
      return readReply(request, bodySchema, fresh)
    }
    return await fetchReply({ deps, by, signal }, request, bodySchema)
  }
  return async <Body>(request: ApiRequest, bodySchema: z.ZodType<Body>): Promise<Reply<Body>> => {
    const { history, client } = deps
    if (history === undefined || !mayBeSplit(request)) {
      const reply = await ask(request, bodySchema)
      client.answered(reused.has(request) ? 'reused' : 'asked', queryCost(request))
      return reply
    }
    const { needsWholeRange, takesLastKnown } = by
    const question = { request, needsWholeRange, takesLastKnown }
    const parts: ApiRequest[] = []
    const { reply, origin } = await answerFromHistory(history, question, (part) => {
      parts.push(part)
      return ask(part, seriesBodySchema)
    })
    const isReused = parts.length > 0 && parts.every((part) => reused.has(part))
    client.answered(isReused ? 'reused' : origin, queryCost(request))
    return { ...reply, body: bodySchema.parse(reply.body) }
  }
}

interface Errand {
  deps: AnswersDeps
  by: AskedBy
  signal: AbortSignal
}

async function fetchReply<Body>(
  { deps, by, signal }: Errand,
  request: ApiRequest,
  bodySchema: z.ZodType<Body>,
): Promise<Reply<Body>> {
  try {
    const json = await deps.client.getJson(request, signal, by)
    const received = { json, receivedAt: deps.clock.now() }
    const reply = readReply(request, bodySchema, received)
    keep(deps, request, { ...received, asOf: reply.asOf, envelope: reply })
    return reply
  } catch (error) {
    const last = by.takesLastKnown && mayPass(error) ? lastAnswer(deps, request) : undefined
    if (last === undefined) throw error
    return asLastKnown(readReply(request, bodySchema, last), deps.clock.now())
  }
}

function freshAnswer(
  { client, cache, clock, mostReuseMs }: AnswersDeps,
  request: ApiRequest,
  { askedSince }: AskedBy,
): KeptAnswer | undefined {
  const lifeMs = Math.min(reuseMs(request), mostReuseMs)
  if (lifeMs === 0) return undefined
  const kept = cache.find(addressOf(client.project, request))
  if (kept === undefined || (askedSince !== undefined && kept.receivedAt < askedSince)) return undefined
  return clock.now().getTime() < kept.asOf.getTime() + lifeMs ? kept : undefined
}

/** The numbers of another week would be no answer any more. */
const longestLastKnownMs = 7 * 24 * 3_600_000

function lastAnswer({ client, cache, clock }: AnswersDeps, request: ApiRequest): KeptAnswer | undefined {
  const kept = cache.find(addressOf(client.project, request))
  const oldest = clock.now().getTime() - longestLastKnownMs
  return kept !== undefined && kept.asOf.getTime() >= oldest ? kept : undefined
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
