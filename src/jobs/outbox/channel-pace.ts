import type { Clock } from '../../clock.ts'

/** Slack takes about one message a second per channel: https://docs.slack.dev/apis/web-api/rate-limits */
const gapMs = 1_000

/** Keeps messages to one channel a second apart. */
export interface ChannelPace {
  /** Resolves when it is this channel's turn; those who wait for the same channel come one after the other. */
  turn(channelId: string, signal: AbortSignal): Promise<void>
}

export function createChannelPace(clock: Clock): ChannelPace {
  const freeAtMs = new Map<string, number>()
  return {
    async turn(channelId, signal) {
      const nowMs = clock.now().getTime()
      const turnMs = Math.max(nowMs, freeAtMs.get(channelId) ?? 0)
      freeAtMs.set(channelId, turnMs + gapMs)
      forget(freeAtMs, nowMs)
      if (turnMs > nowMs) await clock.sleep(Math.min(turnMs - nowMs, mostWaitMs), signal)
    },
  }
}

/** A clock that was put back must not hold a channel up until it has caught up. */
const mostWaitMs = 10_000
const mostRemembered = 2_000

function forget(freeAtMs: Map<string, number>, nowMs: number): void {
  if (freeAtMs.size <= mostRemembered) return
  for (const [channelId, at] of freeAtMs) if (at <= nowMs) freeAtMs.delete(channelId)
}
