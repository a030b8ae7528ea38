import type { Clock } from '../clock.ts'

/** Remembers what Slack has delivered, because it delivers an event again when our answer was late or lost. */
export interface SeenDeliveries {
  /** True the first time that an id comes by. */
  isFirst(id: string): boolean
}

/** Slack repeats within minutes; with "delayed events" on, hourly for a day. */
const rememberedMs = 24 * 3_600_000
const capacity = 20_000

export function createSeenDeliveries(clock: Clock): SeenDeliveries {
  const seenAt = new Map<string, number>()
  return {
    isFirst(id) {
      const now = clock.now().getTime()
      forgetOld(seenAt, now)
      if (seenAt.has(id)) return false
      seenAt.set(id, now)
      return true
    },
  }
}

/** A map keeps the order of insertion, so the oldest stand first. */
function forgetOld(seenAt: Map<string, number>, now: number): void {
  for (const [id, at] of seenAt) {
    if (now - at < rememberedMs && seenAt.size < capacity) return
    seenAt.delete(id)
  }
}
