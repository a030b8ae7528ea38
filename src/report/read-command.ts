import type { Clock } from '../clock.ts'
import { InvalidQueryError } from '../errors.ts'
import { today } from '../query/date-range.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import { parseCommand, type ParsedCommand } from '../query/parse-command.ts'
import type { MetricSource } from '../result/metric-source.ts'

/**
 * Reads what somebody typed behind `/amp`. What cannot be understood may hold the name of an event, so it is read once more
 * with the project's names at hand; `listEvents` is called for that alone, and may give none where they are not to be had.
 */
export async function readCommand(
  { source, clock }: { source: MetricSource; clock: Clock },
  text: string,
  listEvents: () => Promise<readonly EventSummary[]>,
): Promise<ParsedCommand | InvalidQueryError> {
  const day = today(clock.now(), source.projectOf({}).timeZone)
  const command = parseCommand(text, { today: day })
  if (!(command instanceof InvalidQueryError)) return command
  return parseCommand(text, { today: day, events: await listEvents() })
}
