import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import { DeliveryError } from '../../errors.ts'
import { makeDigestAction } from '../blocks/digests/digest-buttons.ts'
import { callSlack } from '../call-slack.ts'
import { digestFormActions, digestFormPrefix } from '../modals/digest/digest-form-ids.ts'
import { changeDigestForm, type DigestFormPress } from '../modals/digest/change-digest-form.ts'
import { digestFormCallback, digestFormView } from '../modals/digest/digest-form-view.ts'
import { knowDigestForm } from '../modals/digest/know-digest-form.ts'
import { offerZones } from '../modals/digest/offer-zones.ts'
import { openDigestForm } from '../modals/digest/open-digest-form.ts'
import { previewDigest } from '../modals/digest/preview-digest.ts'
import { digestViewSchema, readDigestForm, type DigestViewState } from '../modals/digest/read-digest-form.ts'
import { submitDigestForm } from '../modals/digest/submit-digest-form.ts'
import { isForeign } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** The form of a digest, from *Make digest* under an answer to *Set up*. */
export function listenToDigestForm(app: App, deps: ListenerDeps): void {
  listenToMakeDigest(app, deps)
  listenToChanges(app, deps)
  app.options(digestFormActions.zone, async ({ options, ack }) => {
    await ack({ options: offerZones(options.value, deps.clock.now()) })
  })
  app.view<ViewSubmitAction>(
    { type: 'view_submission', callback_id: digestFormCallback },
    async ({ body, ack }) => {
      const view = digestViewSchema.safeParse(body.view)
      const form = view.success ? readDigestForm(view.data) : undefined
      if (form === undefined || isForeign(body, deps.bot)) return await ack()
      await submitDigestForm(deps, { form, userId: body.user.id, ack })
    },
  )
}

function listenToMakeDigest(app: App, deps: ListenerDeps): void {
  listenToButton(app, deps, {
    name: 'make digest',
    actionId: new RegExp(`^${makeDigestAction}$`),
    givesWay: false,
    press: async ({ body, value: draft, conversation }, signal) => {
      await openDigestForm(conversation, deps, { triggerId: body.trigger_id, content: { draft }, signal })
    },
  })
}

/** Every choice in the form: it grows with what was chosen, and says how it understands what was typed. */
function listenToChanges(app: App, deps: ListenerDeps): void {
  app.action<BlockAction>(
    { type: 'block_actions', action_id: new RegExp(`^${digestFormPrefix}`) },
    async ({ action, body, ack }) => {
      await ack()
      const view = digestViewSchema.safeParse(body.view)
      if (!view.success || isForeign(body, deps.bot)) return
      const id = `${body.user.id} ${action.action_id} ${action.action_ts}`
      await deps.listen({ name: 'digest form', id }, async (signal) => {
        const { action_id: actionId } = action
        if (actionId === digestFormActions.preview)
          return await previewDigest(deps, { view: view.data, triggerId: body.trigger_id, signal })
        const isChoice = action.type === 'overflow' || action.type === 'static_select'
        const choice = isChoice ? action.selected_option.value : undefined
        await rebuild(deps, { view: view.data, press: { actionId, choice }, signal })
      })
    },
  )
}

interface Rebuilding {
  view: DigestViewState
  press: DigestFormPress
  signal: AbortSignal
}

/** Names are mostly known already; somebody is looking at the form meanwhile. */
const patienceMs = 1_500

async function rebuild(deps: ListenerDeps, { view, press, signal }: Rebuilding): Promise<void> {
  const { clock, clients, logger } = deps
  const before = readDigestForm(view)
  if (before === undefined) return
  const form = changeDigestForm(before, press, clock.now())
  const known = await knowDigestForm(deps, form, { patienceMs, signal })
  const hash = view.hash === undefined ? {} : { hash: view.hash }
  const update = { view_id: view.id, ...hash, view: digestFormView(form, known) }
  try {
    await callSlack(clock, () => clients.calls.views.update(update))
  } catch (error) {
    // Somebody who goes on choosing, or has closed the form, needs no update of what stood there before.
    if (!(error instanceof DeliveryError) || !/hash_conflict|not_found/.test(error.slackCode)) throw error
    logger.debug({ slackCode: error.slackCode }, 'digest_form.overtaken')
  }
}
