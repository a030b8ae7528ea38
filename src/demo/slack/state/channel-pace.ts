import type { Clock } from '../../../clock.ts'

/** Slack takes about one message a second in each channel, and lets short bursts pass. */
const messagesPerMs = 1 / 1000

/** One bucket of tokens per channel; `burst` undefined means that nothing is held back. */
export class ChannelPace {
  burst: number | undefined
  readonly #clock: Clock
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(clock: Clock, burst: number | undefined) {
    this.#clock = clock
    this.burst = burst
  }

  /** Takes one message's worth; returns 0, or after how many whole seconds to try again. */
  take(channelId: string): number {
    if (this.burst === undefined) return 0
    const now = this.#clock.now().getTime()
    const bucket = this.#buckets.get(channelId) ?? { tokens: this.burst, at: now }
    const tokens = Math.min(this.burst, bucket.tokens + (now - bucket.at) * messagesPerMs)
    const isAllowed = tokens >= 1
    this.#buckets.set(channelId, { tokens: isAllowed ? tokens - 1 : tokens, at: now })
    return isAllowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / messagesPerMs / 1000))
  }
}
