import type { KnownBlock, ModalView } from '@slack/types'
import { composeDigest } from '../../../digest/compose-digest.ts'
import type { Digest } from '../../../digest/digest.ts'
import type { PartAnswer } from '../../../digest/part-answer.ts'
import { AppError, DeliveryError } from '../../../errors.ts'
import { askPart, type DigestPart } from '../../../jobs/digests/ask-part.ts'
import { mainCourse } from '../../../report/main-sparkline.ts'
import { summarize } from '../../../result/summarize.ts'
import { digestMessage } from '../../blocks/digests/digest-message.ts'
import { paragraph, words } from '../../blocks/rich-text.ts'
import { callSlack } from '../../call-slack.ts'
import { isDeadlineError, withDeadline } from '../../deadline.ts'
import { plain } from '../form-fields.ts'
import { checkDigestForm } from './check-digest-form.ts'
import { lookUpQuestions } from './look-up-questions.ts'
import type { DigestFormDeps } from './open-digest-form.ts'
import { readDigestForm, type DigestViewState } from './read-digest-form.ts'

interface Preview {
  view: DigestViewState
  triggerId: string
  signal: AbortSignal
}

/** Somebody is looking at the empty preview meanwhile; the digest itself waits longer. */
const patienceMs = 40_000
const lookUpMs = 1_000

/** The digest as it would come now, in words, on top of its form and for one person alone. */
export async function previewDigest(
  deps: DigestFormDeps,
  { view, triggerId, signal }: Preview,
): Promise<void> {
  const { clients, clock } = deps
  const digest = await draftIn(deps, view, signal)
  const opening = typeof digest === 'string' ? digest : 'Asking Amplitude …'
  const pushed = previewView([paragraph(words(opening))])
  const opened = await callSlack(clock, () =>
    clients.calls.views.push({ trigger_id: triggerId, view: pushed }),
  )
  const viewId = opened.view?.id
  if (typeof digest === 'string' || viewId === undefined) return
  const blocks = await previewBlocks(deps, digest, signal)
  await callSlack(clock, () =>
    clients.calls.views.update({ view_id: viewId, view: previewView(blocks) }),
  ).catch(ignoreClosed)
}

function previewView(blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain('Preview'), close: plain('Back'), blocks }
}

/** The digest that the form would set up; or what is missing for one. */
async function draftIn(
  deps: DigestFormDeps,
  view: DigestViewState,
  signal: AbortSignal,
): Promise<Digest | string> {
  const form = readDigestForm(view)
  if (form === undefined) return 'There is nothing to preview.'
  const now = deps.clock.now()
  const projectName = form.projectName ?? deps.source.projectOf({}).name
  const questions = await lookUpQuestions(deps, form, { patienceMs: lookUpMs, signal })
  const checked = checkDigestForm(form, { questions, projectName, now })
  if (checked.kind === 'mistakes') return Object.values(checked.mistakes).join(' ')
  return {
    teamId: deps.bot.teamId,
    id: form.digestId ?? 0,
    projectName,
    definition: checked.definition,
    ownerId: '',
    createdAt: now,
    state: 'active',
    pausedBecause: undefined,
    nextDueAt: undefined,
  }
}

async function previewBlocks(
  deps: DigestFormDeps,
  digest: Digest,
  signal: AbortSignal,
): Promise<KnownBlock[]> {
  const parts = await Promise.all(
    digest.definition.parts.map((command) => answer(deps, { digest, command }, signal)),
  )
  const now = deps.clock.now()
  const facts = { digest, dueAt: now, now, trigger: 'test', missed: 0, lateBecause: undefined } as const
  const composed = composeDigest(parts, facts)
  if (composed.kind === 'quiet') return [paragraph(words(composed.reason))]
  const { context } = composed.message
  // Whoever looks at the preview stands in the form that the last hint names.
  const message = { ...composed.message, marks: [], pictures: [], context: context.filter(isNoHint) }
  const { blocks } = digestMessage(message, { isRepeat: false, fileIds: [] })
  return [...shownInViews(blocks), pictureNote(digest)]
}

async function answer(deps: DigestFormDeps, part: DigestPart, signal: AbortSignal): Promise<PartAnswer> {
  const { command } = part
  const deadline = { clock: deps.clock, durationMs: patienceMs, signal }
  try {
    const result = await withDeadline(deadline, (inTime) => askPart(deps, part, inTime))
    return { command, result, summary: summarize(result), course: mainCourse(result) }
  } catch (error) {
    if (error instanceof AppError) return { command, reason: error.userMessage }
    if (isDeadlineError(error))
      return { command, reason: 'Amplitude takes its time; the digest waits longer.' }
    throw error
  }
}

function isNoHint(sentence: string): boolean {
  return !sentence.startsWith('Change it:')
}

function pictureNote({ definition: { pictures } }: Digest): KnownBlock {
  const text = {
    combined: 'With one picture of all questions.',
    each: 'With a picture of each question.',
    none: 'Without pictures.',
  }[pictures]
  return { type: 'context', elements: [plain(text)] }
}

/** Buttons that change the digest have no place here. */
function shownInViews(blocks: readonly { type: string }[]): KnownBlock[] {
  const shown = new Set(['header', 'rich_text', 'context', 'section', 'divider'])
  return blocks.filter((block): block is KnownBlock => shown.has(block.type))
}

/** Whoever has gone back to the form needs no preview. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof DeliveryError) || !/not_found/.test(error.slackCode)) throw error
}
