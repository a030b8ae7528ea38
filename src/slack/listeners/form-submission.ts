import type { App, ViewSubmitAction } from '@slack/bolt'
import { AppError, InvalidQueryError } from '../../errors.ts'
import { today } from '../../query/date-range.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import { answerText } from '../answer-text.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { MessageConversation } from '../conversation/message-conversation.ts'
import { ResponseConversation } from '../conversation/response-conversation.ts'
import { isDeadlineError, withDeadline } from '../deadline.ts'
import { blockIds } from '../modals/block-ids.ts'
import { checkForm, placeMistake, type CheckedForm, type FormMistake } from '../modals/check-form.ts'
import type { Form } from '../modals/form.ts'
import { formKindOf } from '../modals/form-kinds.ts'
import { formCallback } from '../modals/form-view.ts'
import { commandCallback } from '../modals/offer-command.ts'
import { formViewSchema, readForm } from '../modals/read-form.ts'
import { isForeign } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** Slack waits three seconds for an answer to a submission; names are looked up for so long, mostly in the cache. */
const lookUpMs = 1_500

/** The form is sent: a mistake stays on its field, else the form closes and the question is asked as if it had been typed. */
export function listenToFormSubmission(app: App, deps: ListenerDeps): void {
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: commandCallback }, async ({ ack }) => {
    await ack()
  })
  app.view<ViewSubmitAction>(
    { type: 'view_submission', callback_id: formCallback },
    async ({ body, ack }) => {
      const view = formViewSchema.safeParse(body.view)
      if (!view.success || isForeign(body, deps.bot)) return await ack()
      const form = readForm(view.data)
      const checked = checkForm(form, today(deps.clock.now(), deps.source.projectOf({}).timeZone))
      const mistake = checked.kind === 'mistake' ? checked.mistake : await findMistake(deps, checked)
      if (mistake !== undefined || checked.kind === 'mistake') {
        const errors = fieldErrors(mistake, body.view.blocks)
        return await ack({ response_action: 'errors', errors })
      }
      await ack()
      const conversation = conversationFor(form, body, deps)
      const { canonicalText: text } = checked
      const id = `${view.data.id} ${view.data.hash ?? ''}`
      await deps.listen({ name: 'form', id, conversation, text }, (signal) =>
        answerText(deps, { via: 'form', text, conversation, signal }),
      )
    },
  )
}

/** What only Amplitude's limits and the project's events can tell; where they cannot be had in time, the answer says it. */
async function findMistake(
  deps: ListenerDeps,
  { question, pieces }: Extract<CheckedForm, { kind: 'question' }>,
): Promise<FormMistake | undefined> {
  const deadline = { clock: deps.clock, durationMs: lookUpMs, signal: new AbortController().signal }
  try {
    await withDeadline(deadline, (inTime) => understandQuestion(deps, question, inTime))
    return undefined
  } catch (error) {
    if (error instanceof InvalidQueryError) return placeMistake(error, pieces)
    if (error instanceof AppError || isDeadlineError(error)) return undefined
    throw error
  }
}

/** Slack takes errors for inputs only, and refuses all where one names something else. */
function fieldErrors(
  mistake: FormMistake | undefined,
  blocks: readonly { type: string; block_id?: string }[],
): Record<string, string> {
  const { blockId = blockIds.kind, sentence = 'This cannot be asked.' } = mistake ?? {}
  const isInput = blocks.some((block) => block.type === 'input' && block.block_id === blockId)
  return { [isInput ? blockId : blockIds.kind]: sentence }
}

/**
 * In a channel the answer comes as that of a command typed there. For the asker alone it comes as a direct message, which can
 * hold the picture.
 */
function conversationFor(form: Form, body: ViewSubmitAction, deps: ListenerDeps): Conversation {
  const userId = body.user.id
  const way = body.response_urls?.[0]
  const isForAskerAlone = form.destination === 'private' || formKindOf(form).isForAskerAlone === true
  if (isForAskerAlone || way === undefined) {
    return new MessageConversation(deps, { channelId: userId, userId, isDirect: true })
  }
  const { channel_id: channelId, response_url: responseUrl } = way
  return new ResponseConversation(deps, { channelId, userId, responseUrl, original: 'none' })
}
