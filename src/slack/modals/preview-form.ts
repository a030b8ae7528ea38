import type { KnownBlock, ModalView } from '@slack/types'
import type { ChartRenderer, ThemeName } from '../../chart/chart-picture.ts'
import { AppError, DeliveryError, InvalidQueryError } from '../../errors.ts'
import { today } from '../../query/date-range.ts'
import { buildReport } from '../../report/build-report.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import { answerMessage } from '../blocks/answer-message.ts'
import { mistakeMessage } from '../blocks/problem-message.ts'
import { paragraph, words } from '../blocks/rich-text.ts'
import { callSlack } from '../call-slack.ts'
import { isDeadlineError, withDeadline } from '../deadline.ts'
import { checkForm } from './check-form.ts'
import { plain } from './form-fields.ts'
import type { FormDeps } from './open-form.ts'
import { readForm, type FormViewState } from './read-form.ts'
import type { ParsedQuestion } from '../../query/parse-command.ts'

interface PreviewDeps extends FormDeps {
  renderer: ChartRenderer
  theme: ThemeName
}

interface Preview {
  view: FormViewState
  triggerId: string
  signal: AbortSignal
}

/** Somebody is looking at the empty preview meanwhile; posting waits longer. */
const patienceMs = 30_000

/** The answer in words on top of the form, for the asker alone; closing it leads back to the form. */
export async function previewForm(deps: PreviewDeps, { view, triggerId, signal }: Preview): Promise<void> {
  const { clients, clock, source } = deps
  const checked = checkForm(readForm(view), today(clock.now(), source.projectOf({}).timeZone))
  const sentence = checked.kind === 'mistake' ? checked.mistake.sentence : 'Asking Amplitude …'
  const opening = previewView([paragraph(words(sentence))])
  const opened = await callSlack(clock, () =>
    clients.calls.views.push({ trigger_id: triggerId, view: opening }),
  )
  const viewId = opened.view?.id
  if (checked.kind === 'mistake' || viewId === undefined) return
  const blocks = await previewBlocks(deps, checked.question, signal)
  await callSlack(clock, () =>
    clients.calls.views.update({ view_id: viewId, view: previewView(blocks) }),
  ).catch(ignoreClosed)
}

function previewView(blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain('Preview'), close: plain('Back'), blocks }
}

async function previewBlocks(
  deps: PreviewDeps,
  question: ParsedQuestion,
  signal: AbortSignal,
): Promise<KnownBlock[]> {
  const deadline = { clock: deps.clock, durationMs: patienceMs, signal }
  try {
    return await withDeadline(deadline, async (inTime) => {
      const query = await understandQuestion(deps, question, inTime)
      if (query.kind === 'events' || query.kind === 'user') return [paragraph(words(listSentence))]
      const report = await buildReport({ ...deps, drawsPicture: false }, query, inTime)
      return shownInViews(answerMessage(report, {}).blocks)
    })
  } catch (error) {
    if (error instanceof InvalidQueryError) return shownInViews(mistakeMessage(error).blocks)
    if (error instanceof AppError) return [paragraph(words(error.userMessage))]
    if (isDeadlineError(error)) return [paragraph(words(slowSentence))]
    throw error
  }
}

const listSentence = 'This is a list to choose from rather than a number; asking shows it.'
const slowSentence = 'Amplitude takes its time. Ask, and the answer comes when it is there.'

/** Views hold no native charts or tables, and buttons that answer elsewhere have no place here. */
function shownInViews(blocks: readonly { type: string }[]): KnownBlock[] {
  const shown = new Set(['header', 'rich_text', 'context', 'section', 'divider'])
  return blocks.filter((block): block is KnownBlock => shown.has(block.type))
}

/** Whoever has gone back to the form needs no preview. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof DeliveryError) || !/not_found/.test(error.slackCode)) throw error
}
