import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import { today } from '../../query/date-range.ts'
import { makeAlertAction } from '../blocks/alerts/alert-buttons.ts'
import { alertFormActions, alertFormPrefix } from '../modals/alert/alert-form-ids.ts'
import { alertFormCallback } from '../modals/alert/alert-form-view.ts'
import { changeAlertForm } from '../modals/alert/change-alert-form.ts'
import { knowAlertForm } from '../modals/alert/know-alert-form.ts'
import { openAlertForm } from '../modals/alert/open-alert-form.ts'
import { alertViewSchema, readAlertForm, type AlertViewState } from '../modals/alert/read-alert-form.ts'
import { sendBacktestPicture } from '../modals/alert/send-backtest-picture.ts'
import { showAlertForm } from '../modals/alert/show-alert-form.ts'
import { submitAlertForm } from '../modals/alert/submit-alert-form.ts'
import { isForeign } from '../outsiders.ts'
import { readTopEvents } from '../top-events.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** The form of an alert, from *Make alert* under an answer to *Set up*. */
export function listenToAlertForm(app: App, deps: ListenerDeps): void {
  listenToButton(app, deps, {
    name: 'make alert',
    actionId: new RegExp(`^${makeAlertAction}$`),
    givesWay: false,
    press: async ({ body, value: draft, conversation }, signal) => {
      await openAlertForm(conversation, deps, { triggerId: body.trigger_id, content: { draft }, signal })
    },
  })
  listenToChanges(app, deps)
  app.view<ViewSubmitAction>(
    { type: 'view_submission', callback_id: alertFormCallback },
    async ({ body, ack }) => {
      const view = alertViewSchema.safeParse(body.view)
      const form = view.success ? readAlertForm(view.data) : undefined
      if (form === undefined || isForeign(body, deps.bot)) return await ack()
      await submitAlertForm(deps, { form, userId: body.user.id, ack })
    },
  )
}

/** Every choice in the form: it grows with what was chosen, and says how it understands what was typed. */
function listenToChanges(app: App, deps: ListenerDeps): void {
  /** The last choice in each form that is being worked on. */
  const newest = new Map<string, string>()
  app.action<BlockAction>(
    { type: 'block_actions', action_id: new RegExp(`^${alertFormPrefix}`) },
    async ({ action, body, ack }) => {
      await ack()
      const view = alertViewSchema.safeParse(body.view)
      if (!view.success || isForeign(body, deps.bot)) return
      const { action_id: actionId } = action
      const id = `${body.user.id} ${actionId} ${action.action_ts}`
      await deps.listen({ name: 'alert form', id }, async (signal) => {
        if (actionId === alertFormActions.picture)
          return await sendBacktestPicture(deps, { view: view.data, userId: body.user.id, signal })
        const viewId = view.data.id
        const isNewest = (): boolean => newest.get(viewId) === id
        newest.set(viewId, id)
        await rebuild(deps, { view: view.data, actionId, signal, isNewest }).finally(() => {
          if (isNewest()) newest.delete(viewId)
        })
      })
    },
  )
}

/** Names are mostly known already; somebody is looking at the form meanwhile. */
const patienceMs = 1_500

interface Rebuilding {
  view: AlertViewState
  actionId: string
  signal: AbortSignal
  isNewest: () => boolean
}

async function rebuild(deps: ListenerDeps, { view, actionId, signal, isNewest }: Rebuilding): Promise<void> {
  const before = readAlertForm(view)
  if (before === undefined) return
  const day = today(deps.clock.now(), deps.source.projectOf({}).timeZone)
  const form = changeAlertForm(before, actionId, { today: day, events: await readTopEvents(deps, signal) })
  const known = await knowAlertForm(deps, form, { patienceMs, signal })
  await showAlertForm(deps, { id: view.id, hash: view.hash, isNewest }, { form, known, signal })
}
