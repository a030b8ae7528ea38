/**
 * The family of errors that a person may be told about. Each carries two texts: `message` for the log and
 * `userMessage` for Slack or the terminal. An error outside this family is a bug: it is logged with its stack and
 * the person is told that something broke, with an id.
 */
export abstract class AppError extends Error {
  abstract override readonly name: string
  /** What a person is told: what happened and what to do next, in Slack mrkdwn-free plain text. */
  readonly userMessage: string
  /** Whether asking the same thing again later may work. */
  readonly isRetryable: boolean

  constructor(message: string, options: AppErrorOptions) {
    super(message, { cause: options.cause })
    this.userMessage = options.userMessage
    this.isRetryable = options.isRetryable ?? false
  }
}

export interface AppErrorOptions {
  userMessage: string
  isRetryable?: boolean
  cause?: unknown
}

/** A half-open range of UTF-16 offsets into the text that a person typed. */
export interface Span {
  start: number
  end: number
}

/**
 * Thrown (or returned by the parser) when a question cannot be understood or asked: what is wrong, where in the text,
 * and one thing to type instead.
 */
export class InvalidQueryError extends AppError {
  override readonly name = 'InvalidQueryError'
  /** The text as the person typed it, after normalising quotes and dashes; `span` points into it. */
  readonly text: string
  readonly span: Span
  /** Complete texts to type instead (after `/amp `), best first; at most five. */
  readonly suggestions: readonly string[]
  /** A form that would help, where the question was merely unfinished. */
  readonly isUnfinished: boolean

  constructor(details: InvalidQueryDetails) {
    super(`Invalid query: ${details.problem}`, { userMessage: details.problem })
    this.text = details.text
    this.span = details.span
    this.suggestions = details.suggestions ?? []
    this.isUnfinished = details.isUnfinished ?? false
  }
}

export interface InvalidQueryDetails {
  /** One sentence for the person, for example: I don't know “funel”. */
  problem: string
  text: string
  span: Span
  suggestions?: readonly string[]
  isUnfinished?: boolean
}

/** Why Amplitude did not give a usable answer. */
export type UpstreamReason =
  | 'auth'
  | 'invalidRequest'
  | 'notFound'
  | 'rateLimited'
  | 'tooLarge'
  | 'unavailable'
  | 'timeout'
  | 'invalidResponse'

/** Which of Amplitude's budgets was used up: `concurrent` frees within seconds, `hourly` within the hour. */
export type UpstreamLimit = 'concurrent' | 'hourly'

export interface UpstreamErrorOptions extends AppErrorOptions {
  details?: string | undefined
  limit?: UpstreamLimit | undefined
}

/** Thrown by the Amplitude adapter only; `reason` is decided in exactly one function from status and body. */
export class UpstreamError extends AppError {
  override readonly name = 'UpstreamError'
  readonly reason: UpstreamReason
  /** Only where the reason is `rateLimited`. */
  readonly limit: UpstreamLimit | undefined
  /** Amplitude's own words (`metadata.details`), when it gave some; never contains keys. */
  readonly details: string | undefined

  constructor(reason: UpstreamReason, options: UpstreamErrorOptions) {
    super(`Amplitude: ${reason}${options.details === undefined ? '' : ` (${options.details})`}`, options)
    this.reason = reason
    this.limit = options.limit
    this.details = options.details
  }
}

/** Where what is kept names a project that the configuration has no more; it may have one again tomorrow. */
export class UnknownProjectError extends AppError {
  override readonly name = 'UnknownProjectError'

  constructor(projectName: string, cause: unknown) {
    const userMessage = `There is no project “${projectName}” in my configuration any more.`
    super('A project is not configured any more', { userMessage, isRetryable: true, cause })
  }
}

/** Thrown at start-up when the environment or a file it names cannot be used. `problems` never quote a value. */
export class ConfigError extends AppError {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`Configuration: ${problems.length} problem(s)`, {
      userMessage: ['The configuration cannot be used:', ...problems.map((problem) => `  - ${problem}`)].join(
        '\n',
      ),
    })
    this.problems = problems
  }
}

/**
 * What a failed delivery means for what is to be delivered next. `passing`: the same may work in a while. `unknown`: nobody knows
 * whether the message stands. `target`: nothing can be posted there. `message`: this message is refused, others are not.
 * `account`: nothing can be posted anywhere.
 */
export type DeliveryFailure = 'passing' | 'unknown' | 'target' | 'message' | 'account'

/** Thrown by a messenger when a message did not arrive. */
export class DeliveryError extends AppError {
  override readonly name = 'DeliveryError'
  readonly failure: DeliveryFailure
  /** Whether trying again cannot help. */
  readonly isPermanent: boolean
  /** Slack's error code, for example `not_in_channel`. */
  readonly slackCode: string

  constructor(
    slackCode: string,
    options: Omit<AppErrorOptions, 'isRetryable'> & { failure: DeliveryFailure },
  ) {
    const isPermanent = options.failure !== 'passing' && options.failure !== 'unknown'
    super(`Slack: ${slackCode}`, { ...options, isRetryable: !isPermanent })
    this.slackCode = slackCode
    this.failure = options.failure
    this.isPermanent = isPermanent
  }
}

/** Thrown by a chart renderer; the answer is then sent without its picture. */
export class RenderError extends AppError {
  override readonly name = 'RenderError'

  constructor(message: string, cause?: unknown) {
    super(message, { userMessage: 'The picture could not be drawn.', cause })
  }
}

/** Thrown where a row that was piped in makes no sense. */
export class InvalidRowError extends AppError {
  override readonly name = 'InvalidRowError'

  /** @param problem A clause: “x” is no number. */
  constructor(line: number, problem: string) {
    super(`Invalid row in line ${line}`, { userMessage: `Line ${line}: ${problem}.` })
  }
}
