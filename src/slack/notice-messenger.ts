import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Delivery, Messenger, Notice, Posted, Sending } from '../jobs/messenger.ts'
import { asSdkBlocks, type MessageContent } from './blocks/message-content.ts'
import { callSlack } from './call-slack.ts'
import { deliverPictured, type DeliveryDeps } from './deliver-illustrated.ts'
import { failureWith, noResponse } from './delivery-failure.ts'
import { deliveryEvent, findDelivery } from './find-delivery.ts'
import { createPictureUploads } from './picture-uploads.ts'
import type { SlackClients } from './slack-clients.ts'

export interface NoticeMessengerDeps {
  /** Not those of the interactive side: what nobody waits for must not queue before what somebody does. */
  clients: SlackClients
  /** Lays a notice out. `fileIds`: its uploaded pictures by position, undefined for one that could not be had. */
  layOut: (
    notice: Notice,
    layout: { fileIds: readonly (string | undefined)[]; isRepeat: boolean },
  ) => MessageContent
  clock: Clock
  logger: Logger
}

/** Delivers what the timetable has to tell. Each message carries its delivery's id unseen, and so can be found again. */
export function createNoticeMessenger({ clients, layOut, clock, logger }: NoticeMessengerDeps): Messenger {
  const deps: DeliveryDeps = { uploads: createPictureUploads(clients.calls, clock), clock, logger }
  const send = async (delivery: Delivery, content: MessageContent, sending: Sending): Promise<Posted> => {
    await sending.begin()
    const message = messageOf(delivery, content)
    const { channel, ts } = await callSlack(
      clock,
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not the browser's.
      () => clients.posts.chat.postMessage(message),
      sending.signal,
    )
    if (channel === undefined || ts === undefined) throw failureWith(noResponse)
    return { channelId: channel, ts }
  }
  return {
    post: async (delivery, sending) =>
      await deliverPictured(deps, {
        pictures: delivery.pictures,
        compose: (fileIds) => layOut(delivery.notice, { fileIds, isRepeat: delivery.isRepeat }),
        send: async (content) => await send(delivery, content, sending),
        signal: sending.signal,
      }),
    find: async (delivery, since, signal) =>
      await findDelivery({ client: clients.calls, clock }, { delivery, since }, signal),
  }
}

function messageOf({ id, channelId, threadTs }: Delivery, { text, blocks }: MessageContent) {
  return {
    channel: channelId,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    text,
    blocks: asSdkBlocks(blocks),
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: deliveryEvent, event_payload: { id } },
  }
}
