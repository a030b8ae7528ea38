import type { Messenger, Posted } from '../jobs/outbox/messenger.ts'
import { DeliveryError } from '../errors.ts'
import { asSdkBlocks, type MessageContent } from './blocks/message-content.ts'
import { callSlack } from './call-slack.ts'
import { deliverPictured, discardPicture, type DeliveryDeps } from './deliver-illustrated.ts'
import { isMalformed } from './delivery-failure.ts'
import type { NoticeMessengerDeps } from './notice-messenger.ts'

/** Edits a notice that stands. An edit with new pictures lets the old ones go once it is done; one without any goes on showing them. */
export function createNoticeUpdate({
  clients,
  layOut,
  clock,
  delivering,
}: NoticeMessengerDeps & { delivering: DeliveryDeps }): Messenger['update'] {
  return async (posted, { notice, pictures }, { begin, signal }) => {
    let shown: Posted['fileIds'] = posted.fileIds ?? []
    const compose = (fileIds: readonly (string | undefined)[]): MessageContent => {
      shown = fileIds
      return layOut(notice, { fileIds, isRepeat: false })
    }
    const send = async ({ text, blocks }: MessageContent): Promise<void> => {
      await begin()
      const change = { channel: posted.channelId, ts: posted.ts, text, blocks: asSdkBlocks(blocks) }
      await callSlack(clock, () => clients.posts.chat.update(change), signal)
    }
    if (pictures.length === 0 && shown.length > 0) await sendWithOld({ compose, send }, shown)
    else await deliverPictured(delivering, { pictures, compose, send, signal })
    for (const fileId of posted.fileIds ?? [])
      if (fileId !== undefined && !shown.includes(fileId)) await discardPicture(delivering, fileId)
    return { ...posted, fileIds: shown }
  }
}

interface Editing {
  compose: (fileIds: readonly (string | undefined)[]) => MessageContent
  send: (content: MessageContent) => Promise<void>
}

/** Somebody may have deleted the picture meanwhile; the news must not be lost for it. */
async function sendWithOld(
  { compose, send }: Editing,
  fileIds: readonly (string | undefined)[],
): Promise<void> {
  try {
    await send(compose(fileIds))
  } catch (error) {
    if (!(error instanceof DeliveryError) || !isMalformed(error)) throw error
    await send(compose(fileIds.map(() => undefined)))
  }
}
