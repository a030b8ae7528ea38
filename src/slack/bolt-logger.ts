import { LogLevel, type Logger as BoltLogger } from '@slack/bolt'
import type { Logger } from '../logger.ts'

/**
 * Bolt's and the Web API client's log lines as ours. Their debug lines hold whole request bodies, so with them what
 * people ask about other people; those are dropped at every level.
 */
export function boltLogger(logger: Logger): BoltLogger {
  return {
    debug: () => {},
    info: (...parts) => logger.debug({ message: wordsOf(parts) }, 'slack.noted'),
    warn: (...parts) => logger.warn({ message: wordsOf(parts) }, 'slack.warned'),
    error: (...parts) => logger.error({ message: wordsOf(parts) }, 'slack.complained'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

/**
 * For the clients that we call ourselves: each of their refusals comes back as an error that is handled and logged where it
 * is understood, so what they say about it besides is for the curious.
 */
export function clientLogger(logger: Logger): BoltLogger {
  const note = (...parts: readonly unknown[]): void =>
    logger.debug({ message: wordsOf(parts) }, 'slack.noted')
  return { ...boltLogger(logger), info: note, warn: note, error: note }
}

/** Errors by their message alone: the objects carry requests and responses. */
function wordsOf(parts: readonly unknown[]): string {
  return parts
    .map((part) => (part instanceof Error ? `${part.name}: ${part.message}` : String(part)))
    .join(' ')
}
