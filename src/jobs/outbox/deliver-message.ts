import type { Clock } from '../../clock.ts'
import { DeliveryError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { ChannelPace } from './channel-pace.ts'
import type { JobMetrics } from '../job-metrics.ts'
import type { Delivery, Messenger, Posted } from './messenger.ts'
import type { Outbox, OutboxMessage } from './outbox.ts'
import { afterDeliveryFailure, composingRetryMs, mostAttempts, type GivingUp } from '../retry-policy.ts'

export interface DeliverDeps {
  outbox: Outbox
  messenger: Messenger
  pace: ChannelPace
  clock: Clock
  logger: Logger
  metrics: JobMetrics
  /** Tells the owner that a message was given up, and pauses what it belongs to where nothing can arrive there. */
  onGivenUp: (message: OutboxMessage, why: GivingUp) => Promise<void>
}

/** What came of it, for the one who has to decide whether to go on. */
export type DeliveryOutcome = 'sent' | 'later' | 'givenUp' | { halted: string }

/** How much earlier than the first attempt a message may carry its time: clocks differ. */
const clockSlackMs = 60_000

/**
 * Sends one message that was taken from the outbox, and records what came of it. One that may stand already is looked for first;
 * where the bot may not look, it is sent once more, marked so, and never a third time.
 */
export async function deliverMessage(
  deps: DeliverDeps,
  message: OutboxMessage,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  let hasBegun = false
  let isOurs = true
  const begin = async (): Promise<void> => {
    await deps.pace.turn(message.channelId, signal)
    signal.throwIfAborted()
    // Last of all, so that a crash while it waits or while its pictures are uploaded leaves no doubt behind.
    isOurs = await deps.outbox.begin(message, deps.clock.now())
    if (!isOurs) throw new Error('Another process sends this message, or it is not wanted any more.')
    hasBegun = true
  }
  try {
    // An edit may be repeated as often as one likes: there is nothing to look for.
    if (message.isInDoubt && message.edits === undefined) {
      const settled = await settleDoubt(deps, message, signal)
      if (settled !== 'absent') return settled
    }
    const { edits } = message
    const sending = { signal, begin }
    const posted =
      edits === undefined
        ? await deps.messenger.post(deliveryOf(message), sending)
        : await deps.messenger.update(edits, deliveryOf(message), sending)
    return await record(deps, message, posted)
  } catch (error) {
    if (error instanceof DeliveryError) return await weigh(deps, message, error)
    if (signal.aborted || !isOurs) return 'later'
    return await giveWay(deps, message, { error, hasBegun })
  }
}

/** What is no refusal of Slack's is a bug, or the disk: tried again a few times, so that one message never blocks its channel for good. */
async function giveWay(
  deps: DeliverDeps,
  message: OutboxMessage,
  { error, hasBegun }: { error: unknown; hasBegun: boolean },
): Promise<DeliveryOutcome> {
  const { outbox, clock, logger } = deps
  logger.error({ delivery: message.id, attempt: message.attempt, error }, 'delivery.broke')
  if (message.attempt >= mostAttempts)
    return await giveUp(deps, message, { because: broke, pausesOwner: false })
  const notBefore = new Date(clock.now().getTime() + composingRetryMs(message.attempt))
  const isInDoubt = message.isInDoubt || hasBegun
  await outbox.postpone(message, { notBefore, isInDoubt, isRepeat: message.isRepeat })
  return 'later'
}

const broke = 'Something broke while it was sent.'

async function settleDoubt(
  deps: DeliverDeps,
  message: OutboxMessage,
  signal: AbortSignal,
): Promise<DeliveryOutcome | 'absent'> {
  const { outbox, messenger, clock, metrics } = deps
  const since = new Date((message.firstTriedAt ?? message.createdAt).getTime() - clockSlackMs)
  const found = await messenger.find(deliveryOf(message), since, signal)
  if (found === 'absent') return 'absent'
  if (found !== 'unreadable') {
    metrics.adopted()
    return await record(deps, message, found)
  }
  if (message.isRepeat) return await giveUp(deps, message, { because: neverKnown, pausesOwner: false })
  // Written down before it is sent, so that a crash in between cannot make it three.
  await outbox.postpone(message, { notBefore: clock.now(), isInDoubt: false, isRepeat: true })
  metrics.repeated()
  return 'later'
}

const neverKnown = 'Slack did not confirm the message twice, so it may or may not stand in the channel.'

async function record(deps: DeliverDeps, message: OutboxMessage, posted: Posted): Promise<'sent'> {
  const { outbox, clock, metrics, logger } = deps
  const now = clock.now()
  await outbox.sent(message, posted, now)
  const { slot } = message
  const lateMs = slot === undefined ? undefined : now.getTime() - slot.dueAt.getTime()
  if (slot?.trigger === 'schedule' && lateMs !== undefined) metrics.delivered(lateMs)
  logger.info(
    { delivery: message.id, digestId: slot?.digestId, lateMs, attempt: message.attempt },
    'notice.sent',
  )
  return 'sent'
}

async function weigh(
  deps: DeliverDeps,
  message: OutboxMessage,
  error: DeliveryError,
): Promise<DeliveryOutcome> {
  const { outbox, clock, metrics, logger } = deps
  const now = clock.now()
  if (message.edits !== undefined && goneCodes.has(error.slackCode))
    return await postAnew(deps, message, error)
  const ageMs = now.getTime() - wantedSince(message, error, now).getTime()
  const verdict = afterDeliveryFailure(error, { attempt: message.attempt, ageMs })
  const { id, attempt, isRepeat } = message
  logger.warn({ delivery: id, slackCode: error.slackCode, attempt, verdict: verdict.kind }, 'notice.failed')
  switch (verdict.kind) {
    case 'retry': {
      metrics.retried(error.slackCode)
      const notBefore = new Date(now.getTime() + verdict.afterMs)
      await outbox.postpone(message, {
        notBefore,
        isInDoubt: verdict.isInDoubt || message.isInDoubt,
        isRepeat,
      })
      return 'later'
    }
    case 'halt':
      await outbox.postpone(message, { notBefore: now, isInDoubt: message.isInDoubt, isRepeat })
      return { halted: verdict.because }
    case 'giveUp':
      return await giveUp(deps, message, verdict)
  }
}

/**
 * From when on a message has been tried in vain for too long. What stays true as long as it stands is as good as new when it is sent late;
 * and what may stand already is looked for at least once, or whatever comes next would tell it a second time.
 */
function wantedSince(
  { standing, isInDoubt, firstTriedAt, createdAt }: OutboxMessage,
  { failure }: DeliveryError,
  now: Date,
): Date {
  if (failure === 'unknown' && !isInDoubt) return now
  return standing === undefined ? createdAt : (firstTriedAt ?? now)
}

/** What was to be edited cannot be any more: deleted, or older than the workspace lets anybody edit. */
const goneCodes: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
])

async function postAnew(
  deps: DeliverDeps,
  message: OutboxMessage,
  { slackCode, userMessage: because }: DeliveryError,
): Promise<DeliveryOutcome> {
  const { outbox, clock, logger } = deps
  const isWanted = await outbox.repost(message, clock.now())
  logger.info({ delivery: message.id, slackCode, isWanted }, 'notice.posted_anew')
  return isWanted ? 'later' : await giveUp(deps, message, { because, pausesOwner: false })
}

async function giveUp(
  { outbox, clock, metrics, onGivenUp }: DeliverDeps,
  message: OutboxMessage,
  why: GivingUp,
): Promise<'givenUp'> {
  if (!(await outbox.fail(message, why.because, clock.now()))) return 'givenUp'
  if (message.slot !== undefined) metrics.parked(why.pausesOwner ? 'target' : 'delivery')
  await onGivenUp(message, why)
  return 'givenUp'
}

function deliveryOf({ id, channelId, threadTs, notice, pictures, isRepeat }: OutboxMessage): Delivery {
  return { id, channelId, threadTs, notice, pictures, isRepeat }
}
