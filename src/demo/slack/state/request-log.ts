import type { DemoRequest } from '../page-protocol.ts'
import type { Broadcast } from './broadcast.ts'

/** A request as tests want to see it: the drawer's line and what was sent and answered. Tokens are not part of it. */
export interface LoggedRequest extends DemoRequest {
  args: Record<string, unknown>
  /** Slack's error code, when the answer was `ok: false`. */
  error: string | undefined
}

/** How many requests a page that was just opened is told about. */
const keptForPage = 100

/** Every request that the bot made: its Web API calls in full, and the drawer's lines of both Slack and Amplitude. */
export class RequestLog {
  readonly entries: LoggedRequest[] = []
  readonly #recent: DemoRequest[] = []
  readonly #broadcast: Broadcast

  constructor(broadcast: Broadcast) {
    this.#broadcast = broadcast
  }

  get recent(): readonly DemoRequest[] {
    return this.#recent
  }

  add(entry: LoggedRequest): void {
    this.entries.push(entry)
    const { args: _args, error: _error, ...request } = entry
    this.report(request)
  }

  /** A line for the drawer only; the demo reports Amplitude's requests here. */
  report(request: DemoRequest): void {
    this.#recent.push(request)
    if (this.#recent.length > keptForPage) this.#recent.shift()
    this.#broadcast.publish({ type: 'request', request })
  }
}
