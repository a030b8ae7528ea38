import type { Clock } from '../../clock.ts'
import { DeliveryError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import type { IllustratedMessage } from '../deliver-illustrated.ts'
import type { SharedFile } from '../shared-file.ts'
import { createResponseUrl, type ResponseUrl } from '../response-url.ts'
import type { SlackMessenger } from '../slack-messenger.ts'
import type { Conversation } from './conversation.ts'
import { courtesy } from './courtesy.ts'
import { firstAccepted } from './first-accepted.ts'
import { inTurn } from './in-turn.ts'
import { whisperAround } from './whisper-around.ts'

export interface ConversationDeps {
  messenger: SlackMessenger
  clock: Clock
  logger: Logger
}

export interface ResponsePlace {
  channelId: string
  userId: string
  responseUrl: string
  /**
   * The message whose button was pressed, which only the asker sees: the answer takes its place, or it stays. Through such
   * a url nothing else can be replaced, so beside one that stays no progress is shown.
   */
  original: 'none' | 'givesWay' | 'stays'
}

/** Progress stops using the url while this many uses are left: they belong to the last word. */
const reservedUses = 2

/** For slash commands, and for buttons in messages that one person sees. */
export class ResponseConversation implements Conversation {
  readonly askerId: string
  readonly channelId: string
  /** Of the conversations whose ids begin with D, the bot can post only in those with itself. */
  readonly isDirect: boolean
  readonly #deps: ConversationDeps
  readonly #url: ResponseUrl
  readonly #turn = inTurn()
  readonly #isBesideOriginal: boolean
  #isShowing: boolean
  #isOver = false

  constructor(deps: ConversationDeps, place: ResponsePlace) {
    this.askerId = place.userId
    this.channelId = place.channelId
    this.isDirect = place.channelId.startsWith('D')
    this.#deps = deps
    this.#url = createResponseUrl(place.responseUrl, deps.clock)
    this.#isBesideOriginal = place.original === 'stays'
    this.#isShowing = place.original === 'givesWay'
  }

  async progress(content: MessageContent): Promise<void> {
    await this.#turn(async () => {
      if (this.#isOver || this.#isBesideOriginal || this.#url.usesLeft <= reservedUses) return
      await courtesy(() => this.#show(content), this.#deps.logger)
    })
  }

  async whisper(...variants: readonly MessageContent[]): Promise<void> {
    this.#isOver = true
    await this.#turn(async () => {
      try {
        await firstAccepted(variants, (content) => this.#show(content))
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error
        const place = { channelId: this.channelId, userId: this.askerId }
        await whisperAround(this.#deps.messenger, place, variants)
      }
    })
  }

  async publish(message: IllustratedMessage, signal: AbortSignal): Promise<void> {
    await this.#deps.messenger.post({ channelId: this.channelId }, message, signal)
    await this.#end()
  }

  async publishFile(file: SharedFile, content: MessageContent, signal: AbortSignal): Promise<void> {
    await this.#deps.messenger.share({ channelId: this.channelId }, { file, content }, signal)
    await this.#end()
  }

  async #end(): Promise<void> {
    this.#isOver = true
    await this.#turn(async () => {
      if (this.#isShowing) await courtesy(() => this.#url.clear(), this.#deps.logger)
    })
  }

  async #show(content: MessageContent): Promise<void> {
    await this.#url.show(content, this.#isShowing)
    this.#isShowing = !this.#isBesideOriginal
  }
}
