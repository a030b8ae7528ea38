import { sendSigned, type BotReply, type BotRequest } from './signed-requests.ts'

/** The way from the workspace to the bot. Until `connect` is called every request is `unreachable`, as in Slack. */
export class BotLink {
  readonly #signingSecret: string
  readonly #timeoutMs: number
  #url: string | undefined

  constructor(signingSecret: string, timeoutMs: number) {
    this.#signingSecret = signingSecret
    this.#timeoutMs = timeoutMs
  }

  connect(url: string): void {
    this.#url = url
  }

  /** A form with one field for each entry, as slash commands are sent. */
  async sendForm(fields: Record<string, string>): Promise<BotReply> {
    const body = new URLSearchParams(fields).toString()
    return await this.#send({ contentType: 'application/x-www-form-urlencoded', body })
  }

  /** A form with a single `payload` of JSON, as interactions are sent. */
  async sendPayload(payload: Record<string, unknown>): Promise<BotReply> {
    return await this.sendForm({ payload: JSON.stringify(payload) })
  }

  /** JSON, as events are sent. */
  async sendJson(payload: Record<string, unknown>, headers: Record<string, string>): Promise<BotReply> {
    return await this.#send({ contentType: 'application/json', body: JSON.stringify(payload), headers })
  }

  async #send(request: BotRequest): Promise<BotReply> {
    if (this.#url === undefined) return { kind: 'unreachable' }
    const endpoint = { url: this.#url, signingSecret: this.#signingSecret, timeoutMs: this.#timeoutMs }
    return await sendSigned(endpoint, request)
  }
}
