import type { Clock } from '../clock.ts'
import type { Outbox } from './outbox.ts'

/** Long enough to look into what went wrong last week; what became of each slot is kept with the slot. */
const keptMs = 7 * 24 * 60 * 60 * 1000
const pauseMs = 60 * 60 * 1000

/** Lets old messages of the outbox go: to be called as often as one likes, works once an hour. */
export function createTidying(outbox: Outbox, clock: Clock): () => Promise<void> {
  let nextMs = 0
  return async () => {
    const nowMs = clock.now().getTime()
    if (nowMs < nextMs) return
    nextMs = nowMs + pauseMs
    await outbox.tidy(new Date(nowMs - keptMs))
  }
}
