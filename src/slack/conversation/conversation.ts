import type { MessageContent } from '../blocks/message-content.ts'
import type { IllustratedMessage } from '../deliver-illustrated.ts'
import type { SharedFile } from '../shared-file.ts'

/**
 * One question's way back to the people: what the asker sees while waiting, what only they see, and where the answer
 * goes. A slash command answers through its response_url, a mention through messages that it edits.
 */
export interface Conversation {
  readonly askerId: string
  /** Whoever had an answer of somebody else's brought up to date. */
  readonly refreshedBy?: string
  /** What is published reaches the asker alone: a direct message with the bot. */
  readonly isDirect: boolean
  /** Where the answer belongs, for the words that explain why it is not there. */
  readonly channelId: string
  /** Shows what is being done, in the place of what it showed before. A courtesy: it never throws. */
  progress(content: MessageContent): Promise<void>
  /**
   * Tells the asker alone, in the place of the progress; the first variant that Slack takes, richest first. Throws
   * `DeliveryError` when every way to the asker is closed.
   */
  whisper(...variants: readonly MessageContent[]): Promise<void>
  /** Posts the answer and takes the progress away. Throws `DeliveryError`. */
  publish(message: IllustratedMessage, signal: AbortSignal): Promise<void>
  /** The same with a file to keep. */
  publishFile(file: SharedFile, content: MessageContent, signal: AbortSignal): Promise<void>
}
