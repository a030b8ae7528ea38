import type { MessageContent } from '../blocks/message-content.ts'
import type { IllustratedMessage } from '../deliver-illustrated.ts'
import type { SharedFile } from '../shared-file.ts'
import type { Destination, PostedMessage } from '../slack-messenger.ts'
import type { Conversation } from './conversation.ts'
import { courtesy } from './courtesy.ts'
import { firstAccepted } from './first-accepted.ts'
import { inTurn } from './in-turn.ts'
import type { ConversationDeps } from './response-conversation.ts'
import { whisperAround } from './whisper-around.ts'

export interface MessagePlace extends Destination {
  userId: string
  isDirect: boolean
  /** Where whispers go. A thread without a reply would swallow them, so not always where the answer goes. */
  whisperThreadTs?: string | undefined
  /** Shows no progress: what is answered concerns one person, and a placeholder would be seen by all. */
  isQuiet?: boolean
}

/**
 * For mentions, direct messages and the Home tab, which come without a response_url. The answer is a message of its own and
 * the placeholder goes, because an edited message notifies nobody.
 */
export class MessageConversation implements Conversation {
  readonly askerId: string
  readonly channelId: string
  readonly isDirect: boolean
  readonly #deps: ConversationDeps
  readonly #place: MessagePlace
  readonly #turn = inTurn()
  #placeholder: PostedMessage | undefined
  #isOver = false

  constructor(deps: ConversationDeps, place: MessagePlace) {
    this.askerId = place.userId
    this.channelId = place.channelId
    this.isDirect = place.isDirect
    this.#deps = deps
    this.#place = place
  }

  async progress(content: MessageContent): Promise<void> {
    const { messenger, logger } = this.#deps
    await this.#turn(async () => {
      if (this.#isOver || this.#place.isQuiet === true) return
      await courtesy(async () => {
        if (this.#placeholder === undefined)
          this.#placeholder = await messenger.post(this.#place, wordsOnly(content))
        else await messenger.update(this.#placeholder, content)
      }, logger)
    })
  }

  async whisper(...variants: readonly MessageContent[]): Promise<void> {
    this.#isOver = true
    await this.#turn(async () => {
      if (this.isDirect) await firstAccepted(variants, (content) => this.#post(wordsOnly(content)))
      else await this.#whisperAside(variants)
      await this.#removePlaceholder()
    })
  }

  async publish(message: IllustratedMessage, signal: AbortSignal): Promise<void> {
    await this.#post(message, signal)
    await this.#end()
  }

  async publishFile(file: SharedFile, content: MessageContent, signal: AbortSignal): Promise<void> {
    await this.#deps.messenger.share(this.#place, { file, content }, signal)
    await this.#end()
  }

  async #end(): Promise<void> {
    this.#isOver = true
    await this.#turn(() => this.#removePlaceholder())
  }

  async #post(message: IllustratedMessage, signal?: AbortSignal): Promise<void> {
    await this.#deps.messenger.post(this.#place, message, signal)
  }

  async #whisperAside(variants: readonly MessageContent[]): Promise<void> {
    const { channelId, userId, whisperThreadTs: threadTs } = this.#place
    await whisperAround(this.#deps.messenger, { channelId, threadTs, userId }, variants)
  }

  async #removePlaceholder(): Promise<void> {
    const { messenger, logger } = this.#deps
    const placeholder = this.#placeholder
    this.#placeholder = undefined
    if (placeholder !== undefined) await courtesy(() => messenger.remove(placeholder), logger)
  }
}

function wordsOnly(content: MessageContent): IllustratedMessage {
  return { picture: undefined, compose: () => content }
}
