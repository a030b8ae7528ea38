import { UpstreamError } from '../errors.ts'
import type { Reply } from './question.ts'

/** Whether a failure is one that passes: an outage, a garbled answer, a limit. A wrong question stays wrong. */
export function mayPass(error: unknown): boolean {
  return error instanceof UpstreamError && error.isRetryable
}

/** An earlier answer in the place of one that cannot be had: the numbers, and their age. */
export function asLastKnown<Body>(reply: Reply<Body>, now: Date): Reply<Body> {
  const ageMs = Math.max(0, now.getTime() - reply.asOf.getTime())
  return { ...reply, caveats: [{ kind: 'outage', ageMs }, ...reply.caveats] }
}
