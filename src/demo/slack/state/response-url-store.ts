import type { Clock } from '../../../clock.ts'
import { identity } from './identity.ts'
import type { Ids } from './ids.ts'

/** A response url takes this many messages, for this long. */
const responseUrlUses = 5
const responseUrlLifeMs = 30 * 60_000

/** One conversation that the bot was handed the way into, member or not. */
export interface ResponseUrl {
  id: string
  channelId: string
  userId: string
  threadTs: string | undefined
  /** The command as typed; echoed above the first answer that everybody sees. */
  echo: string | undefined
  /** What `replace_original` and `delete_original` mean: the button's message, or the command's first answer. */
  originalTs: string | undefined
  usesLeft: number
  expiresAt: number
}

export type ResponseUrlOrigin = Pick<ResponseUrl, 'channelId' | 'userId'> &
  Partial<Pick<ResponseUrl, 'threadTs' | 'echo' | 'originalTs'>>

export class ResponseUrlStore {
  readonly #urls = new Map<string, ResponseUrl>()
  readonly #deps: { clock: Clock; ids: Ids; baseUrl: string }

  constructor(deps: { clock: Clock; ids: Ids; baseUrl: string }) {
    this.#deps = deps
  }

  /** Opens a way to answer; `path` is its last part, as `/response/<id>`. */
  issue(origin: ResponseUrlOrigin): ResponseUrl {
    const id = `${identity.teamId}/${this.#deps.ids.nextNumber()}/${this.#deps.ids.nextNumber().toString(36)}`
    const responseUrl: ResponseUrl = {
      id,
      threadTs: undefined,
      echo: undefined,
      originalTs: undefined,
      ...origin,
      usesLeft: responseUrlUses,
      expiresAt: this.#deps.clock.now().getTime() + responseUrlLifeMs,
    }
    this.#urls.set(id, responseUrl)
    return responseUrl
  }

  addressOf(responseUrl: ResponseUrl): string {
    return `${this.#deps.baseUrl}/response/${responseUrl.id}`
  }

  /** Takes one of the uses, or says why none can be taken. */
  use(id: string): ResponseUrl | 'expired_url' | 'used_url' {
    const responseUrl = this.#urls.get(id)
    if (responseUrl === undefined || this.#deps.clock.now().getTime() >= responseUrl.expiresAt) {
      return 'expired_url'
    }
    if (responseUrl.usesLeft === 0) return 'used_url'
    responseUrl.usesLeft -= 1
    return responseUrl
  }
}
