import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Delivery, Messenger, Notice, Posted, Sending } from '../jobs/outbox/messenger.ts'
import { asSdkBlocks, type MessageContent } from './blocks/message-content.ts'
import { callSlack } from './call-slack.ts'
import { deliverPictured, type DeliveryDeps } from './deliver-illustrated.ts'
import { failureWith, noResponse } from './delivery-failure.ts'
import { deliveryEvent, findDelivery } from './find-delivery.ts'
import { createNoticeUpdate } from './notice-update.ts'
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
export function createNoticeMessenger(given: NoticeMessengerDeps): Messenger {
  const { clients, layOut, clock, logger } = given
  const deps: DeliveryDeps = { uploads: createPictureUploads(clients.calls, clock), clock, logger }
  return {
    post: async (delivery, sending) => {
      let fileIds: FileIds = []
      const posted = await deliverPictured(deps, {
        pictures: delivery.pictures,
        compose: (uploaded) => {
          fileIds = uploaded
          return layOut(delivery.notice, { fileIds, isRepeat: delivery.isRepeat })
        },
        send: async (content) => await send(given, { delivery, content }, sending),
        signal: sending.signal,
      })
      return fileIds.length === 0 ? posted : { ...posted, fileIds }
    },
    update: createNoticeUpdate({ ...given, delivering: deps }),
    find: async (delivery, since, signal) =>
      await findDelivery({ client: clients.calls, clock }, { delivery, since }, signal),
  }
}

type FileIds = readonly (string | undefined)[]

async function send(
  { clients, clock }: NoticeMessengerDeps,
  { delivery, content }: { delivery: Delivery; content: MessageContent },
  sending: Sending,
): Promise<Posted> {
  await sending.begin()
  const { threadTs, notice } = delivery
  const message = messageOf(delivery, content)
  const placed =
    threadTs === undefined
      ? message
      : { ...message, thread_ts: threadTs, reply_broadcast: isBroadcast(notice) }
  const { channel, ts } = await callSlack(
    clock,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not the browser's.
    () => clients.posts.chat.postMessage(placed),
    sending.signal,
  )
  if (channel === undefined || ts === undefined) throw failureWith(noResponse)
  return { channelId: channel, ts }
}

function messageOf({ id, channelId }: Delivery, { text, blocks }: MessageContent) {
  return {
    channel: channelId,
    text,
    blocks: asSdkBlocks(blocks),
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: deliveryEvent, event_payload: { id } },
  }
}

function isBroadcast(notice: Notice): boolean {
  return notice.kind === 'alertThread' && notice.message.isBroadcast
}
