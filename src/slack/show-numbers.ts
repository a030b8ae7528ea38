import { InvalidQueryError } from '../errors.ts'
import { parseCommand } from '../query/parse-command.ts'
import { isMetricQuery } from '../report/answer-question.ts'
import { answerQuestion, type AnswerDeps, type Asked } from './answer-question.ts'

/** The numbers behind an answer, for whoever presses *Table*. Throws as `answerQuestion` does. */
export async function showNumbers(
  deps: AnswerDeps,
  { text, ...asked }: Omit<Asked, 'question'> & { text: string },
): Promise<void> {
  const command = parseCommand(text)
  if (command instanceof InvalidQueryError) throw command
  if (command.kind !== 'question' || !isMetricQuery(command.question.query)) return
  const query = { ...command.question.query, output: 'table' as const, isPrivate: true }
  await answerQuestion(deps, { ...asked, question: { ...command.question, query } })
}
