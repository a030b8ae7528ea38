import { contexts } from './contexts.ts'
import { hash } from './random.ts'
import { hourMs } from './rhythm.ts'

/** No phone stays offline for longer. */
export const longestDelayMs = 72 * hourMs

/** Share of the sessions on phones that reach Amplitude late. */
const lateShare = 0.04

interface SentEvent {
  /** Key of the person's randomness. */
  personKey: number
  /** Epoch ms of the event, and of the start of its session; -1 for what servers send. */
  time: number
  session: number
  context: number
}

/**
 * Epoch ms at which an event reaches Amplitude. Most do at once; a phone that is offline keeps a whole session back until
 * it is online again: half of those for less than ten hours, one in eight for more than two days.
 */
export function arrivalOf({ personKey, time, session, context }: SentEvent): number {
  if (session < 0 || contexts[context]?.platform === 'Web') return time
  const draw = hash(personKey, Math.floor(session / 1000), 21) / 4294967296
  if (draw >= lateShare) return time
  const delayMs = hourMs + (longestDelayMs - hourMs) * (draw / lateShare) ** 3
  return Math.max(time, Math.floor(session + delayMs))
}
