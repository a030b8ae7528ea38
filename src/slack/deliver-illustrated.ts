import type { ChartImage } from '../chart/chart-picture.ts'
import type { Clock } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { MessageContent } from './blocks/message-content.ts'
import { complaintsOf, isFileNotReady, isMalformed, isUnknownOutcome } from './delivery-failure.ts'
import type { PictureUploads } from './picture-uploads.ts'

export interface IllustratedMessage {
  picture: ChartImage | undefined
  /** Composes the message with the uploaded picture, or without one. */
  compose: (fileId: string | undefined) => MessageContent
}

export interface DeliveryDeps {
  uploads: PictureUploads
  clock: Clock
  logger: Logger
}

export interface Delivery<T> {
  send: (content: MessageContent) => Promise<T>
  message: IllustratedMessage
  signal?: AbortSignal | undefined
}

/**
 * Slack scans an upload before a message can show it, for half a second to twelve as a rule; until then the post is
 * refused with `invalid_blocks`, and repeating it needs no further scope.
 */
const processingWaitsMs = [500, 1_000, 2_000, 4_000, 8_000]

/**
 * Sends a message with its picture if that can be had, else without, and as plain words if Slack finds the blocks
 * malformed: what a person asked for must not be lost for its looks. Throws `DeliveryError`.
 */
export async function deliverIllustrated<T>(deps: DeliveryDeps, delivery: Delivery<T>): Promise<T> {
  const fileId = await uploadPicture(deps, delivery)
  if (fileId === undefined) return await sendBare(deps, delivery)
  try {
    return await sendWithPicture(deps, delivery, fileId)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    // A message that may have arrived after all must keep its picture.
    if (!isUnknownOutcome(error)) await discardPicture(deps, fileId)
    if (!isMalformed(error)) throw error
    const problem = isFileNotReady(error) ? 'still processing' : complaintsOf(error)
    deps.logger.warn({ fileId, problem }, 'picture.failed')
    return await sendBare(deps, delivery)
  }
}

/** A picture that cannot be uploaded must not cost the answer its numbers. */
async function uploadPicture(deps: DeliveryDeps, delivery: Delivery<unknown>): Promise<string | undefined> {
  const { picture } = delivery.message
  if (picture === undefined) return undefined
  try {
    return await deps.uploads.upload(picture, 'chart', delivery.signal)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    deps.logger.warn({ error, slackCode: error.slackCode }, 'picture.failed')
    return undefined
  }
}

async function sendWithPicture<T>(deps: DeliveryDeps, delivery: Delivery<T>, fileId: string): Promise<T> {
  const content = delivery.message.compose(fileId)
  for (const waitMs of processingWaitsMs) {
    try {
      return await delivery.send(content)
    } catch (error) {
      if (!(error instanceof DeliveryError) || !isFileNotReady(error)) throw error
      await deps.clock.sleep(waitMs, delivery.signal)
    }
  }
  return await delivery.send(content)
}

async function sendBare<T>({ logger }: DeliveryDeps, { send, message }: Delivery<T>): Promise<T> {
  const content = message.compose(undefined)
  try {
    return await send(content)
  } catch (error) {
    if (!(error instanceof DeliveryError) || !isMalformed(error)) throw error
    logger.error({ error, complaints: complaintsOf(error) }, 'blocks.refused')
    return await send({ text: content.text, blocks: [] })
  }
}

/** An upload that no message shows would stay with the bot for good; losing track of one harms nobody. */
export async function discardPicture({ uploads, logger }: DeliveryDeps, fileId: string): Promise<void> {
  try {
    await uploads.remove(fileId)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    logger.info({ fileId, slackCode: error.slackCode }, 'picture.left')
  }
}
