import { answerQuestion, type AnswerDeps } from './answer-question.ts'
import { InvalidQueryError } from '../errors.ts'
import { today } from '../query/date-range.ts'
import { parseCommand, type ParsedCommand } from '../query/parse-command.ts'
import { helpMessage } from './blocks/help-message.ts'
import type { Conversation } from './conversation/conversation.ts'
import { readTopEvents } from './top-events.ts'

export interface TextAsked {
  /** Which door it came in by, for the log. */
  via: 'command' | 'mention' | 'direct message' | 'button'
  /** As typed, behind `/amp`. It may name a person, so it never reaches the log. */
  text: string
  conversation: Conversation
  signal: AbortSignal
  /** How long Slack waited for us, in ms. */
  ackMs?: number
}

/** Answers what a person typed, whichever door it came in by. Throws as `answerQuestion` does. */
export async function answerText(deps: AnswerDeps, asked: TextAsked): Promise<void> {
  const { via, conversation, signal, ackMs } = asked
  const command = await readText(deps, asked)
  deps.logger.info({ via, kind: kindOf(command), ackMs }, 'command.received')
  if (command instanceof InvalidQueryError) throw command
  switch (command.kind) {
    case 'help':
      return await conversation.whisper(helpMessage(command.topic, await readTopEvents(deps, signal)))
    case 'question':
      return await answerQuestion(deps, { question: command.question, conversation, signal })
  }
}

/** What cannot be understood may hold the name of an event, so it is read once more with the project's names at hand. */
async function readText(
  { source, clock }: AnswerDeps,
  { text, signal }: TextAsked,
): Promise<ParsedCommand | InvalidQueryError> {
  const day = today(clock.now(), source.projectOf({}).timeZone)
  const command = parseCommand(text, { today: day })
  if (!(command instanceof InvalidQueryError)) return command
  return parseCommand(text, { today: day, events: await readTopEvents({ source, clock }, signal) })
}

function kindOf(command: ParsedCommand | InvalidQueryError): string {
  if (command instanceof InvalidQueryError) return 'mistake'
  return command.kind === 'question' ? command.question.query.kind : command.kind
}
