import type { WhyCommand, WhyQuery } from '../../alert/language/read-why.ts'
import { InvalidQueryError } from '../../errors.ts'
import type { Explanation } from '../../jobs/alerts/alert-work.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import { cutText } from '../blocks/cut-text.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import { escapeText } from '../blocks/mrkdwn.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { bold, bulletList, paragraph, words } from '../blocks/rich-text.ts'
import { withDeadline } from '../deadline.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'

const patienceMs = 60_000

/** `why dau yesterday`: which groups the change is made of, in the channel, because the next one wants to know it too. */
export async function explainChange(
  deps: AlertDeskDeps,
  { conversation, signal }: AlertAsked,
  { question, inWhole }: WhyCommand,
): Promise<void> {
  await conversation.progress(failureMessage('Looking for the groups behind the change …'))
  const query = await understand(deps, { question, inWhole }, signal)
  const deadline = { clock: deps.clock, durationMs: patienceMs, signal }
  const explanation = await withDeadline(deadline, (inTime) => deps.alertWork.explain(query, inTime))
  const content = explanationMessage({ ...explanation, title: `Why: ${explanation.title}` })
  if (question.query.isPrivate && !conversation.isDirect) return await conversation.whisper(content)
  await conversation.publish({ picture: undefined, compose: () => content }, signal)
}

async function understand(
  deps: AlertDeskDeps,
  { question, inWhole }: Pick<WhyCommand, 'question' | 'inWhole'>,
  signal: AbortSignal,
): Promise<WhyQuery> {
  try {
    const query = await understandQuestion(deps, question, signal)
    if (query.kind !== 'users' && query.kind !== 'event')
      throw new Error('Only numbers in groups are explained.')
    return query
  } catch (error) {
    throw error instanceof InvalidQueryError ? inWhole(error) : error
  }
}

export function explanationMessage({ title, lines, text }: Explanation): MessageContent {
  return {
    text: cutText(escapeText(text), 4_000),
    blocks: [
      paragraph(bold(cutText(title, 300))),
      ...(lines.length === 0
        ? []
        : [bulletList(lines.slice(0, 20).map((line) => [words(cutText(line, 400))]))]),
    ],
  }
}
