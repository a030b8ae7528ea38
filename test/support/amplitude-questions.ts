import { readEnvelope } from '../../src/amplitude/envelope.ts'
import type { Ask, Asked, Question, RangeQuery } from '../../src/amplitude/question.ts'
import { resolveRange } from '../../src/query/date-range.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { decoded } from './loopback-amplitude.ts'

/** Everything in the documented samples has happened by then, and their last day is not over. */
export const sampleNow = new Date('2026-11-14T15:40:00Z')

/** A question as the source asks it; events are shown under their raw names unless told otherwise. */
export function aQuestion<Q extends RangeQuery>(
  query: Q,
  { now = sampleNow, ...more }: { now?: Date; displayNames?: Record<string, string> } = {},
): Question<Q> {
  return { ...asAsked(query, more), range: resolveRange(query.range, now, 'UTC') }
}

/** The same for a question that is not about days. */
export function asAsked<Q extends MetricQuery>(
  query: Q,
  { displayNames = {}, timeZone = 'UTC' }: { displayNames?: Record<string, string>; timeZone?: string } = {},
): Asked<Q> {
  return { query, project: { name: 'Acme', timeZone }, displayName: (name) => displayNames[name] ?? name }
}

/** Amplitude with these answers, one after the other, and no HTTP between; `asked` fills up with decoded requests. */
export function answersOf(bodies: readonly unknown[], now = sampleNow): { ask: Ask; asked: string[] } {
  const asked: string[] = []
  const ask: Ask = async ({ path, params }, bodySchema) => {
    const query = new URLSearchParams(params.map(([key, value]): [string, string] => [key, value]))
    const body = bodies[asked.length]
    asked.push(decoded(`${path}?${query.toString()}`))
    // The samples were computed at some other time; their age would stand in the way of every other question.
    const { timeComputed: _, ...rest } = body as Record<string, unknown>
    return { ...readEnvelope(rest, now), body: bodySchema.parse(body) }
  }
  return { ask, asked }
}
