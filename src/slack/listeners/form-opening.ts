import type { App } from '@slack/bolt'
import { openFormPrefix } from '../blocks/form-buttons.ts'
import { openForm, openFormOr } from '../modals/open-form.ts'
import { isForeign } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** The global shortcut's name in manifest.yml. */
const shortcut = 'amp_build'

/** The ways to the form besides typing: *Edit* under an answer, `Build a question`, and the shortcut. */
export function listenToFormOpening(app: App, deps: ListenerDeps): void {
  listenToButton(app, deps, {
    name: 'form button',
    actionId: new RegExp(`^${openFormPrefix}`),
    givesWay: false,
    press: async ({ body, value: draft, conversation }, signal) => {
      const channelId = body.channel?.id ?? ''
      await openFormOr(conversation, deps, { triggerId: body.trigger_id, draft, channelId, signal })
    },
  })
  app.shortcut({ type: 'shortcut', callback_id: shortcut }, async ({ body, ack }) => {
    await ack()
    const { trigger_id: triggerId } = body
    await deps.listen({ name: 'shortcut', id: triggerId }, async (signal) => {
      if (isForeign(body, deps.bot)) return
      await openForm(deps, { triggerId, draft: '', channelId: '', userId: body.user.id, signal })
    })
  })
}
