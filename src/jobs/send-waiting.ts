import { deliverMessage, type DeliverDeps } from './deliver-message.ts'
import { leaseFrom, sendingLeaseMs } from './lease.ts'
import type { OutboxMessage } from './outbox.ts'
import { Running } from './running.ts'

/** Messages on their way at once: one each for that many channels. */
const mostDeliveries = 20
/** How long nothing is tried after Slack has refused the bot as a whole. */
const haltMs = 60_000

/** Sends what waits in the outbox. */
export interface Sender {
  readonly running: Running
  /** Starts as many deliveries as there is room for; each one that ends looks for the next. */
  start(signal: AbortSignal): Promise<void>
}

export function createSender(deps: DeliverDeps & { holder: string }): Sender {
  const running = new Running(mostDeliveries)
  let haltedUntilMs = 0
  const start = async (signal: AbortSignal): Promise<void> => {
    const now = deps.clock.now()
    if (running.room <= 0 || signal.aborted || now.getTime() < haltedUntilMs) return
    const lease = leaseFrom(now, deps.holder, sendingLeaseMs)
    for (const message of await deps.outbox.take(lease, running.room)) {
      running.start(deliver(message, signal).then(() => start(signal)))
    }
  }
  const deliver = async (message: OutboxMessage, signal: AbortSignal): Promise<void> => {
    const isRefused = await isBotRefused(deps, message, signal)
    deps.metrics.halted(isRefused)
    haltedUntilMs = isRefused ? deps.clock.now().getTime() + haltMs : 0
  }
  return { running, start }
}

/** Errors end here: one message that breaks must not hold up the others. Its lease brings it back, in doubt. */
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
