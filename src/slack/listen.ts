import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { AppError, InvalidQueryError, UpstreamError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { brokenMessage, failureMessage, mistakeMessage } from './blocks/problem-message.ts'
import type { MessageContent } from './blocks/message-content.ts'
import type { Conversation } from './conversation/conversation.ts'
import { isDeadlineError } from './deadline.ts'
import type { RunningWork } from './running-work.ts'
import { createSeenDeliveries } from './seen-deliveries.ts'

/** Something that Slack delivered: what it is, and how to talk to whoever caused it. */
interface Delivery {
  /** `command`, `mention`, `button`, `home`: for the log. */
  name: string
  /** Slack's own id of it; a second delivery of the same is ignored. */
  id: string | undefined
  conversation?: Conversation
  /** The question as typed, for the button that asks it again. */
  text?: string
}

export type Listen = (delivery: Delivery, work: (signal: AbortSignal) => Promise<void>) => Promise<void>

export interface ListenDeps {
  work: RunningWork
  clock: Clock
  logger: Logger
}

/**
 * Wraps every listener, once: repeated deliveries, stopping, and errors. Slack's side catches here and nowhere else, except
 * where a named `DeliveryError` has a second way.
 */
export function createListen({ work, clock, logger }: ListenDeps): Listen {
  const seen = createSeenDeliveries(clock)
  return async (delivery, job) => {
    const { name, id, conversation, text } = delivery
    if (id !== undefined && !seen.isFirst(id)) return logger.info({ name }, 'delivery.repeated')
    if (work.isStopping) {
      await tell(conversation, stoppingMessage(text), logger)
      return
    }
    await work.run(async (stopping) => {
      try {
        await job(stopping)
      } catch (error) {
        const content = stopping.aborted ? stoppingMessage(text) : explain(error, delivery, logger)
        await tell(conversation, content, logger)
      }
    })
  }
}

function stoppingMessage(text: string | undefined): MessageContent {
  return failureMessage('Ampbot is being restarted. Ask again in a moment.', text)
}

/** Words for the person, and the line for the log that belongs to them. */
function explain(error: unknown, { name, text }: Delivery, logger: Logger): MessageContent {
  if (error instanceof InvalidQueryError) {
    logger.info({ name }, 'question.refused')
    return mistakeMessage(error)
  }
  if (isDeadlineError(error)) {
    logger.warn({ name, reason: 'deadline' }, 'question.failed')
    return failureMessage(deadlineSentence, text)
  }
  if (error instanceof AppError) {
    const reason = error instanceof UpstreamError ? error.reason : error.name
    logger.warn({ name, reason, error }, 'question.failed')
    return failureMessage(error.userMessage, error.isRetryable ? text : undefined)
  }
  const id = randomBytes(4).toString('hex')
  logger.error({ name, id, error }, 'listener.broke')
  return brokenMessage(id)
}

const deadlineSentence =
  'Amplitude did not answer within a minute, so I stopped waiting. Try again, with a shorter range or fewer groups.'

/** Nobody is left to tell when this fails, but the log. */
async function tell(
  conversation: Conversation | undefined,
  content: MessageContent,
  logger: Logger,
): Promise<void> {
  try {
    await conversation?.whisper(content)
  } catch (error) {
    logger.error({ error }, 'failure.untold')
  }
}
