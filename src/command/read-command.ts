import { readAlertCommand, type AlertCommand } from '../alert/language/read-alert-command.ts'
import type { Clock } from '../clock.ts'
import { readDigestCommand, type DigestCommand } from '../digest/read-digest-command.ts'
import { InvalidQueryError } from '../errors.ts'
import { today } from '../query/date-range.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import type { KnownWorld } from '../query/language/token-reader.ts'
import { parseCommand, type ParsedCommand } from '../query/parse-command.ts'
import type { MetricSource } from '../result/metric-source.ts'

/** Everything that can be said behind `/amp`. */
export type Command = ParsedCommand | DigestCommand | AlertCommand

/**
 * Reads what somebody typed behind `/amp`. What cannot be understood may hold the name of an event, so it is read once more
 * with the project's names at hand; `listEvents` is called for that alone, and may give none where they are not to be had.
 */
export async function readCommand(
  { source, clock }: { source: MetricSource; clock: Clock },
  text: string,
  listEvents: () => Promise<readonly EventSummary[]>,
): Promise<Command | InvalidQueryError> {
  const day = today(clock.now(), source.projectOf({}).timeZone)
  const command = readKnowing(text, { today: day })
  if (!(command instanceof InvalidQueryError)) return command
  return readKnowing(text, { today: day, events: await listEvents() })
}

/** The same with what is known already. */
export function readKnowing(text: string, known: KnownWorld): Command | InvalidQueryError {
  return readDigestCommand(text, known) ?? readAlertCommand(text, known) ?? parseCommand(text, known)
}
