import { setImmediate as nextTurn } from 'node:timers/promises'
import { deliverMessage, type DeliverDeps } from './deliver-message.ts'
import { leaseFrom } from '../lease.ts'
import type { OutboxMessage } from './outbox.ts'
import { Running } from '../running.ts'

/** Messages on their way at once, one each for that many channels; most of them only wait for their channel's next second. */
const mostDeliveries = 50
/** How long nothing is tried after Slack has refused the bot as a whole. */
const haltMs = 60_000

/** Sends what waits in the outbox. */
export interface Sender {
  readonly running: Running
  /** Starts as many deliveries as there is room for; each one that ends looks for the next. */
  start(): Promise<void>
  /** Starts nothing more. */
  close(): void
}

export interface SenderDeps extends DeliverDeps {
  holder: string
  leaseMs: number
  /** Ends the deliveries that are under way. */
  signal: AbortSignal
}

export function createSender(deps: SenderDeps): Sender {
  const { outbox, clock, holder, leaseMs, signal, metrics } = deps
  const running = new Running(mostDeliveries)
  /** A machine that slept finds its own leases ended, and must not take for dead what it still does itself. */
  const underWay = new Set<string>()
  let haltedUntilMs = 0
  let isClosed = false
  const take = async (): Promise<void> => {
    const now = clock.now()
    if (isClosed || running.room <= 0 || now.getTime() < haltedUntilMs) return
    for (const message of await outbox.take(leaseFrom(now, holder, leaseMs), running.room)) {
      if (!underWay.has(message.id)) running.start(deliver(message).then(start))
      // What a request costs before it is sent is little; fifty at once would keep everybody else waiting.
      await nextTurn()
    }
  }
  // Several deliveries may end at once, and each would fill the same room.
  const start = oneAtATime(take)
  const deliver = async (message: OutboxMessage): Promise<void> => {
    underWay.add(message.id)
    const working = new AbortController()
    void keepLease(deps, message, working)
    const isRefused = await isBotRefused(deps, message, AbortSignal.any([signal, working.signal]))
    working.abort()
    underWay.delete(message.id)
    metrics.halted(isRefused)
    haltedUntilMs = isRefused ? clock.now().getTime() + haltMs : 0
  }
  return {
    running,
    start,
    close: () => {
      isClosed = true
    },
  }
}

/** Ends when the work does: many pictures over a slow line take longer than a lease. One that went to somebody else ends the work. */
async function keepLease(
  { outbox, clock, holder, leaseMs }: SenderDeps,
  message: OutboxMessage,
  working: AbortController,
): Promise<void> {
  while (!working.signal.aborted) {
    await clock.sleep(leaseMs / 3, working.signal).catch(() => undefined)
    if (working.signal.aborted) return
    const isOurs = await outbox.renew(message, leaseFrom(clock.now(), holder, leaseMs)).catch(() => true)
    if (!isOurs) working.abort(new Error('Another process sends this message.'))
  }
}

/** Whoever asks while it is done has it done once more afterwards. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let isWorking = false
  let isWanted = false
  return async () => {
    isWanted = true
    if (isWorking) return
    isWorking = true
    try {
      while (isWanted) {
        isWanted = false
        await work()
      }
    } finally {
      isWorking = false
    }
  }
}

/** Errors end here: where even writing down what came of it fails, the lease brings the message back. */
async function isBotRefused(
  deps: DeliverDeps,
  message: OutboxMessage,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const outcome = await deliverMessage(deps, message, signal)
    if (typeof outcome !== 'object') return false
    deps.logger.error({ slackCode: outcome.halted }, 'deliveries.halted')
    return true
  } catch (error) {
    if (!signal.aborted) deps.logger.error({ delivery: message.id, error }, 'delivery.broke')
    return false
  }
}
