import type { WebClient } from '@slack/web-api'
import type { Clock } from '../clock.ts'
import { asSdkBlocks, type MessageContent } from './blocks/message-content.ts'
import { callSlack } from './call-slack.ts'
import type { SharedFile } from './shared-file.ts'
import type { Destination } from './slack-messenger.ts'

interface Sharing {
  destination: Destination
  file: SharedFile
  /** What stands above the file. */
  content?: MessageContent
}

/** Uploads a file into a conversation, for its members. Throws `DeliveryError`. */
export async function shareFile(
  { client, clock }: { client: WebClient; clock: Clock },
  { destination, file, content }: Sharing,
  signal?: AbortSignal,
): Promise<void> {
  const { channelId, threadTs } = destination
  const upload = {
    file: Buffer.from(file.content),
    filename: file.name,
    title: file.name,
    ...(content === undefined ? {} : { blocks: asSdkBlocks(content.blocks) }),
  }
  const place =
    threadTs === undefined ? { channel_id: channelId } : { channel_id: channelId, thread_ts: threadTs }
  await callSlack(clock, () => client.filesUploadV2({ ...upload, ...place }), signal)
}
