import type { App, BlockAction } from '@slack/bolt'
import { DeliveryError } from '../../errors.ts'
import { today } from '../../query/date-range.ts'
import { callSlack } from '../call-slack.ts'
import { formActionPrefix, formActions } from '../modals/block-ids.ts'
import { changeForm, chooseKind, type FormPress } from '../modals/change-form.ts'
import { checkForm } from '../modals/check-form.ts'
import { warmEvents } from '../modals/form-project.ts'
import { formReader } from '../modals/form-reader.ts'
import { formView } from '../modals/form-view.ts'
import { offerCommand } from '../modals/offer-command.ts'
import { previewForm } from '../modals/preview-form.ts'
import { chosenKind, formViewSchema, readForm, type FormViewState } from '../modals/read-form.ts'
import { isForeign } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** Every choice in the form: it grows with what was chosen, and writes the question anew. */
export function listenToFormChanges(app: App, deps: ListenerDeps): void {
  app.action<BlockAction>(
    { type: 'block_actions', action_id: new RegExp(`^${formActionPrefix}`) },
    async ({ action, body, ack }) => {
      await ack()
      const view = formViewSchema.safeParse(body.view)
      if (!view.success || isForeign(body, deps.bot)) return
      const id = `${body.user.id} ${action.action_id} ${action.action_ts}`
      const opening = { view: view.data, triggerId: body.trigger_id }
      await deps.listen({ name: 'form', id }, async (signal) => {
        switch (action.action_id) {
          case formActions.preview:
            return await previewForm(deps, { ...opening, signal })
          case formActions.copy:
            return await offerCommand(deps, opening)
          default: {
            const choice = action.type === 'static_select' ? action.selected_option.value : undefined
            const press = { actionId: action.action_id, choice }
            return await rebuildForm(deps, { view: view.data, press, userId: body.user.id, signal })
          }
        }
      })
    },
  )
}

interface Rebuilding {
  view: FormViewState
  press: FormPress
  userId: string
  signal: AbortSignal
}

async function rebuildForm(deps: ListenerDeps, rebuilding: Rebuilding): Promise<void> {
  const { view, press, userId, signal } = rebuilding
  const { clock, clients, source, logger } = deps
  const day = today(clock.now(), source.projectOf({}).timeZone)
  const before = readForm(view)
  const written = checkForm(before, day)
  const canonicalText = written.kind === 'question' ? written.canonicalText : ''
  const form = changeForm(chooseKind(before, chosenKind(view) ?? before.kind, canonicalText), press)
  const hash = view.hash === undefined ? {} : { hash: view.hash }
  const checked = checkForm(form, day)
  const reader = formReader(deps, checked, userId)
  const update = { view_id: view.id, ...hash, view: formView(form, checked, reader) }
  try {
    await callSlack(clock, () => clients.calls.views.update(update))
  } catch (error) {
    if (!(error instanceof DeliveryError) || !isOvertaken(error)) throw error
    logger.debug({ slackCode: error.slackCode }, 'form.overtaken')
  }
  if (press.actionId === formActions.field('project')) await warmEvents(source, form, signal)
}

/** Somebody who goes on choosing, or has closed the form, needs no update of what stood there before. */
function isOvertaken({ slackCode }: DeliveryError): boolean {
  return slackCode === 'hash_conflict' || slackCode === 'not_found' || slackCode === 'view_not_found'
}
