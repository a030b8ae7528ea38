/**
 * Slack says no: the `error` of an `ok: false` answer, with whatever else the answer holds (`needed` and `provided`,
 * `errors`, `response_metadata`). It never leaves the stand-in; the server turns it into the answer.
 */
export class SlackFailure extends Error {
  override readonly name = 'SlackFailure'
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.details = details
  }

  /** With Slack's two lists of the same problems: `errors`, and `response_metadata.messages` marked as errors. */
  static withMessages(code: string, messages: readonly string[]): SlackFailure {
    return new SlackFailure(code, {
      errors: messages,
      response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
    })
  }
}
