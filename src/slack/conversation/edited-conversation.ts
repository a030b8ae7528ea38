import type { MessageContent } from '../blocks/message-content.ts'
import type { IllustratedMessage } from '../deliver-illustrated.ts'
import type { SharedFile } from '../shared-file.ts'
import type { PostedMessage, SlackMessenger } from '../slack-messenger.ts'
import type { Conversation } from './conversation.ts'

export interface EditedPlace {
  /** The answer that stands there. */
  posted: PostedMessage
  /** Its picture, which goes when the new one is there. */
  fileId: string | undefined
  /** Who asked for it first. */
  askerId: string
  refreshedBy: string
}

/**
 * For an answer that is asked for again: what is published takes its place. Everything else, and what goes wrong, reaches
 * whoever pressed, beside it.
 */
export class EditedConversation implements Conversation {
  readonly askerId: string
  readonly refreshedBy: string
  readonly channelId: string
  readonly isDirect: boolean
  readonly #messenger: SlackMessenger
  readonly #place: EditedPlace
  readonly #aside: Conversation

  constructor(messenger: SlackMessenger, place: EditedPlace, aside: Conversation) {
    this.askerId = place.askerId
    this.refreshedBy = place.refreshedBy
    this.channelId = aside.channelId
    this.isDirect = aside.isDirect
    this.#messenger = messenger
    this.#place = place
    this.#aside = aside
  }

  /** The old answer stands meanwhile. */
  async progress(): Promise<void> {}

  async whisper(...variants: readonly MessageContent[]): Promise<void> {
    await this.#aside.whisper(...variants)
  }

  async publish(message: IllustratedMessage, signal: AbortSignal): Promise<void> {
    const { posted, fileId } = this.#place
    await this.#messenger.replace(posted, message, signal)
    if (fileId !== undefined) await this.#messenger.removePicture(fileId)
  }

  /** A file cannot take the place of a message. */
  async publishFile(file: SharedFile, content: MessageContent, signal: AbortSignal): Promise<void> {
    await this.#aside.publishFile(file, content, signal)
  }
}
