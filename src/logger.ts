import { pino, type DestinationStream } from 'pino'

/** Values that may stand in a log line. Errors go under the key `error`. */
export type LogFields = Record<string, unknown>

/**
 * One JSON line per event, named `noun.verb` (`query.answered`, `picture.failed`). Fields first, then the event.
 * Never give it what a person typed about another person, nor a header; known secret keys are removed besides.
 */
export interface Logger {
  debug(fields: LogFields, event: string): void
  info(fields: LogFields, event: string): void
  warn(fields: LogFields, event: string): void
  error(fields: LogFields, event: string): void
  child(fields: LogFields): Logger
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Keys whose values never reach a log, wherever they stand: a second line of defence behind `Secret`. */
const secretKeys = [
  'token',
  'authorization',
  'apiKey',
  'secretKey',
  'signingSecret',
  'response_url',
  'trigger_id',
  'password',
]

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
    },
    destination ?? pino.destination(1),
  )
}

export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLogger,
}

/** Name, message, stack and causes of an error; its other properties may hold requests or tokens and stay out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const cause: unknown = error.cause
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}
