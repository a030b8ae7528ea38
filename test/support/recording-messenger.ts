import type { MessageContent } from '../../src/slack/blocks/message-content.ts'
import { failureWith } from '../../src/slack/delivery-failure.ts'
import type { SlackMessenger } from '../../src/slack/slack-messenger.ts'

/** One call as a sentence: `post C1: Fetching`, `whisper U1 in C1: No`, `remove C1 1.0`. */
export interface RecordingMessenger extends SlackMessenger {
  readonly calls: string[]
  /** Calls whose sentence begins so are refused with this code, until it is taken out again. */
  readonly refusals: Map<string, string>
}

/** A messenger that writes down what it was asked to do. Pictures are composed as if they had been uploaded. */
export function recordingMessenger(): RecordingMessenger {
  const calls: string[] = []
  const refusals = new Map<string, string>()
  let count = 0
  const record = async (call: string): Promise<void> => {
    calls.push(call)
    const refused = [...refusals].find(([start]) => call.startsWith(start))
    if (refused !== undefined) throw failureWith(refused[1])
  }
  const wordsOf = (content: MessageContent): string => content.text
  return {
    calls,
    refusals,
    async post({ channelId, threadTs }, { picture, compose }) {
      await record(
        `post ${channelId}${threadTs === undefined ? '' : ` under ${threadTs}`}: ${wordsOf(compose(picture && 'F0123456789'))}`,
      )
      count += 1
      return { channelId, ts: `${count}.0` }
    },
    async update({ channelId, ts }, content) {
      await record(`update ${channelId} ${ts}: ${wordsOf(content)}`)
    },
    async replace({ channelId, ts }, { picture, compose }) {
      await record(`replace ${channelId} ${ts}: ${wordsOf(compose(picture && 'F0123456789'))}`)
    },
    async removePicture(fileId) {
      await record(`remove picture ${fileId}`)
    },
    async remove({ channelId, ts }) {
      await record(`remove ${channelId} ${ts}`)
    },
    async share({ channelId }, { file, content }) {
      await record(`share ${file.name} in ${channelId}: ${wordsOf(content)}`)
    },
    async whisper({ channelId, threadTs }, userId, content) {
      await record(
        `whisper ${userId} in ${channelId}${threadTs === undefined ? '' : ` under ${threadTs}`}: ${wordsOf(content)}`,
      )
    },
  }
}
