import type { Evaluation } from '../../alert/evaluation.ts'
import type { RememberedAlert } from '../../jobs/alerts/alert-store.ts'
import { alertUnit } from '../blocks/alerts/alert-words.ts'
import { cutText } from '../blocks/cut-text.ts'
import { escapeText } from '../blocks/mrkdwn.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { bold, lines, words } from '../blocks/rich-text.ts'
import { formatValue } from '../../result/format-value.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'

const mostLines = 15

/** `/amp alert 4 test`: what the rule says of the newest number, to the asker alone. It changes nothing and tells nobody else. */
export async function checkNow(
  { alertWork }: AlertDeskDeps,
  { conversation, signal }: AlertAsked,
  { alert }: RememberedAlert,
): Promise<void> {
  const { id, definition } = alert
  await conversation.progress(failureMessage(`Checking alert ${id} …`))
  const { now } = await alertWork.backtest(alert, signal)
  const unit = alertUnit(definition)
  const said = now.map(
    ({ group, evaluation }) => `${group === '' ? '' : `${group}: `}${judgement(evaluation, unit)}`,
  )
  const told = said.length === 0 ? ['There is no number yet that could be judged.'] : said
  const rest = told.length > mostLines ? [`… and ${told.length - mostLines} more groups.`] : []
  const shown = [...told.slice(0, mostLines), ...rest]
  const heading = `Alert ${id} “${definition.title}”`
  await conversation.whisper({
    text: cutText(escapeText([heading, ...shown].join('\n')), 4_000),
    blocks: [lines([[bold(heading)], ...shown.map((line) => [words(cutText(line, 400))])])],
  })
}

function judgement(evaluation: Evaluation, unit: Unit): string {
  switch (evaluation.kind) {
    case 'breach':
      return `${formatValue(evaluation.value, unit)} breaches. ${evaluation.reason}`
    case 'fine':
      return `${formatValue(evaluation.value, unit)} is fine. ${evaluation.reason}`
    case 'no data':
    case 'learning':
    case 'waiting':
      return evaluation.reason
  }
}
