/** What the Web API can be made to do instead of answering: each happens to the next matching calls, then stops. */
export type WebApiFault =
  /** HTTP 429 with `Retry-After`. */
  | { kind: 'rateLimited'; retryAfterSeconds: number }
  /** HTTP 200 with `ok: false`: a platform error such as `internal_error`, or `ratelimited`, which clients do not retry. */
  | { kind: 'error'; error: string }
  /** HTTP 500 or 503 with a page of HTML. */
  | { kind: 'serverError'; status: number }
  /** Does the work, then drops the connection: the bot cannot know whether it was done. */
  | { kind: 'dropAfterWork' }
  /** Accepts the request and never answers. */
  | { kind: 'hang' }

export interface PlannedFault {
  /** A Web API method, `response_url`, `upload`, or `*` for any. */
  method: string
  fault: WebApiFault
  times?: number
}

export class FaultQueue {
  #planned: { method: string; fault: WebApiFault; left: number }[] = []

  plan({ method, fault, times = 1 }: PlannedFault): void {
    this.#planned.push({ method, fault, left: times })
  }

  clear(): void {
    this.#planned = []
  }

  /** Takes the first planned fault for this method, counting it down. */
  take(method: string): WebApiFault | undefined {
    const planned = this.#planned.find((fault) => fault.method === method || fault.method === '*')
    if (planned === undefined) return undefined
    planned.left -= 1
    if (planned.left <= 0) this.#planned = this.#planned.filter((fault) => fault !== planned)
    return planned.fault
  }
}
