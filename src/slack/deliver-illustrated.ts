import type { ChartImage } from '../chart/chart-picture.ts'
import type { Clock } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { MessageContent } from './blocks/message-content.ts'
import { complaintsOf, isFileNotReady, isMalformed, isUnknownOutcome } from './delivery-failure.ts'
import type { PictureUploads, UploadedPicture } from './picture-uploads.ts'

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

interface Delivery<T> {
  send: (content: MessageContent) => Promise<T>
  message: IllustratedMessage
  signal?: AbortSignal | undefined
}

/** A message with any number of pictures. */
export interface PicturedDelivery<T> {
  pictures: readonly UploadedPicture[]
  /** Composes the message with the ids of the uploaded pictures, undefined in place of one that could not be had. */
  compose: (fileIds: readonly (string | undefined)[]) => MessageContent
  send: (content: MessageContent) => Promise<T>
  signal?: AbortSignal | undefined
}

/**
 * Slack scans an upload before a message can show it, for half a second to twelve as a rule; until then the post is
 * refused with `invalid_blocks`, and repeating it needs no further scope.
 */
const processingWaitsMs = [500, 1_000, 2_000, 4_000, 8_000]

/** `deliverPictured` for an answer: with one picture at the most. */
export async function deliverIllustrated<T>(
  deps: DeliveryDeps,
  { message: { picture, compose }, send, signal }: Delivery<T>,
): Promise<T> {
  const pictures = picture === undefined ? [] : [picture]
  return await deliverPictured(deps, { pictures, compose: ([fileId]) => compose(fileId), send, signal })
}

/**
 * Sends a message with its pictures as far as they can be had, without them if Slack does not take them, and as plain words if it
 * finds the blocks malformed: what a person asked for must not be lost for its looks. Throws `DeliveryError`.
 */
export async function deliverPictured<T>(deps: DeliveryDeps, delivery: PicturedDelivery<T>): Promise<T> {
  const fileIds = await uploadPictures(deps, delivery)
  const uploaded = fileIds.filter((fileId) => fileId !== undefined)
  if (uploaded.length === 0) return await sendBare(deps, delivery)
  try {
    return await sendWithPictures(deps, delivery, fileIds)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    // A message that may have arrived after all must keep its pictures.
    if (!isUnknownOutcome(error)) for (const fileId of uploaded) await discardPicture(deps, fileId)
    if (!isMalformed(error)) throw error
    const problem = isFileNotReady(error) ? 'still processing' : complaintsOf(error)
    deps.logger.warn({ fileIds, problem }, 'picture.failed')
    return await sendBare(deps, delivery)
  }
}

/** One after the other; a picture that cannot be uploaded must not cost the answer its numbers. */
async function uploadPictures(
  { uploads, logger }: DeliveryDeps,
  { pictures, signal }: PicturedDelivery<unknown>,
): Promise<(string | undefined)[]> {
  const fileIds: (string | undefined)[] = []
  for (const picture of pictures) {
    try {
      fileIds.push(await uploads.upload(picture, 'chart', signal))
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error
      logger.warn({ error, slackCode: error.slackCode }, 'picture.failed')
      fileIds.push(undefined)
    }
  }
  return fileIds
}

async function sendWithPictures<T>(
  { clock }: DeliveryDeps,
  { compose, send, signal }: PicturedDelivery<T>,
  fileIds: readonly (string | undefined)[],
): Promise<T> {
  const content = compose(fileIds)
  for (const waitMs of processingWaitsMs) {
    try {
      return await send(content)
    } catch (error) {
      if (!(error instanceof DeliveryError) || !isFileNotReady(error)) throw error
      await clock.sleep(waitMs, signal)
    }
  }
  return await send(content)
}

async function sendBare<T>(
  { logger }: DeliveryDeps,
  { pictures, compose, send }: PicturedDelivery<T>,
): Promise<T> {
  const content = compose(pictures.map(() => undefined))
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
