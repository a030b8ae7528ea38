import { DeliveryError } from '../../errors.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import type { IllustratedMessage } from '../deliver-illustrated.ts'
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
}

/** The placeholder is gone, or the workspace's policy lets nobody edit it. */
const uneditableCodes: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'block_mismatch',
])

/** For mentions, direct messages and the Home tab, which come without a response_url: a placeholder becomes the answer. */
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
    const message = wordsOnly(content)
    await this.#turn(async () => {
      if (this.#isOver) return
      await courtesy(async () => {
        if (this.#placeholder === undefined) this.#placeholder = await messenger.post(this.#place, message)
        else await messenger.update(this.#placeholder, message)
      }, logger)
    })
  }

  async whisper(...variants: readonly MessageContent[]): Promise<void> {
    this.#isOver = true
    await this.#turn(async () => {
      if (this.isDirect) return await firstAccepted(variants, (content) => this.#put(wordsOnly(content)))
      await this.#removePlaceholder()
      const { channelId, userId, whisperThreadTs: threadTs } = this.#place
      await whisperAround(this.#deps.messenger, { channelId, threadTs, userId }, variants)
    })
  }

  async publish(message: IllustratedMessage, signal: AbortSignal): Promise<void> {
    this.#isOver = true
    await this.#turn(() => this.#put(message, signal))
  }

  async #put(message: IllustratedMessage, signal?: AbortSignal): Promise<void> {
    const { messenger } = this.#deps
    try {
      if (this.#placeholder !== undefined) return await messenger.update(this.#placeholder, message, signal)
    } catch (error) {
      if (!(error instanceof DeliveryError) || !uneditableCodes.has(error.slackCode)) throw error
    }
    await messenger.post(this.#place, message, signal)
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
