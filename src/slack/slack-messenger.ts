import type { ChatPostMessageResponse } from '@slack/web-api'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { asSdkBlocks, type MessageContent } from './blocks/message-content.ts'
import { callSlack } from './call-slack.ts'
import {
  deliverIllustrated,
  discardPicture,
  type DeliveryDeps,
  type IllustratedMessage,
} from './deliver-illustrated.ts'
import { noResponse, failureWith } from './delivery-failure.ts'
import { createPictureUploads } from './picture-uploads.ts'
import { shareFile } from './share-file.ts'
import type { SharedFile } from './shared-file.ts'
import type { SlackClients } from './slack-clients.ts'

/** Where a message goes. `channelId` may be a person's id: Slack then opens the direct message with the bot. */
export interface Destination {
  channelId: string
  threadTs?: string | undefined
}

/** Where a message stands. */
export interface PostedMessage {
  channelId: string
  ts: string
}

interface FileMessage {
  file: SharedFile
  content: MessageContent
}

/** The only poster of messages. Every method throws `DeliveryError`. */
export interface SlackMessenger {
  post(destination: Destination, message: IllustratedMessage, signal?: AbortSignal): Promise<PostedMessage>
  /** Gives a message that stands already another content. */
  update(posted: PostedMessage, content: MessageContent): Promise<void>
  /** The same with a picture of its own, as `post` brings it. */
  replace(posted: PostedMessage, message: IllustratedMessage, signal?: AbortSignal): Promise<void>
  /** For a picture that no message shows any more. Never throws: losing track of one harms nobody. */
  removePicture(fileId: string): Promise<void>
  remove(posted: PostedMessage): Promise<void>
  /** Hands over a file below a message; to a person, in the direct messages with them. */
  share(destination: Destination, message: FileMessage, signal?: AbortSignal): Promise<void>
  /** Shows something to one member of a channel only. */
  whisper(destination: Destination, userId: string, content: MessageContent): Promise<void>
}

export function createSlackMessenger(clients: SlackClients, clock: Clock, logger: Logger): SlackMessenger {
  const deps: DeliveryDeps = { uploads: createPictureUploads(clients.calls, clock), clock, logger }
  const { posts, calls } = clients
  const update: SlackMessenger['update'] = async ({ channelId, ts }, content) => {
    const change = { channel: channelId, ts, ...partsOf(content) }
    await callSlack(clock, () => posts.chat.update(change))
  }
  const post: SlackMessenger['post'] = (destination, message, signal) =>
    deliverIllustrated(deps, {
      message,
      signal,
      send: async (content) => {
        const message = {
          ...placeOf(destination),
          ...partsOf(content),
          unfurl_links: false,
          unfurl_media: false,
        }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not the browser's.
        return positionOf(await callSlack(clock, () => posts.chat.postMessage(message), signal))
      },
    })
  return {
    post,
    share: async (destination, { file, content }, signal) => {
      if (!isPerson(destination))
        return await shareFile({ client: posts, clock }, { destination, file, content }, signal)
      // Files go to conversations only, and the first message tells the one with this person.
      const { channelId } = await post(destination, { picture: undefined, compose: () => content }, signal)
      await shareFile({ client: posts, clock }, { destination: { channelId }, file }, signal)
    },
    update,
    replace: (posted, message, signal) =>
      deliverIllustrated(deps, { message, signal, send: (content) => update(posted, content) }),
    removePicture: (fileId) => discardPicture(deps, fileId),
    remove: async ({ channelId, ts }) => {
      await callSlack(clock, () => calls.chat.delete({ channel: channelId, ts }))
    },
    whisper: async (destination, userId, content) => {
      const whisper = { ...placeOf(destination), user: userId, ...partsOf(content) }
      await callSlack(clock, () => posts.chat.postEphemeral(whisper))
    },
  }
}

/** Ids of people begin with U, or with W on Enterprise Grid. */
function isPerson({ channelId }: Destination): boolean {
  return /^[UW]/.test(channelId)
}

function placeOf({ channelId, threadTs }: Destination): { channel: string; thread_ts?: string } {
  return { channel: channelId, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) }
}

/** Both parts always: an update keeps what it does not mention. */
function partsOf({ text, blocks }: MessageContent): { text: string; blocks: ReturnType<typeof asSdkBlocks> } {
  return { text, blocks: asSdkBlocks(blocks) }
}

function positionOf({ channel, ts }: ChatPostMessageResponse): PostedMessage {
  if (channel === undefined || ts === undefined) throw failureWith(noResponse)
  return { channelId: channel, ts }
}
