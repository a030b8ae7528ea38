import type { App } from '@slack/bolt'
import { tendAlerts } from '../alerts/alert-desk.ts'
import type { AlertFormContent } from '../alerts/desk-deps.ts'
import { alertActionPrefix, cardDeeds } from '../blocks/alerts/alert-buttons.ts'
import { openAlertForm } from '../modals/alert/open-alert-form.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** The buttons below alerts, lists of them and confirmations: the same as typing it. Their value is the number. */
export function listenToAlertButtons(app: App, deps: ListenerDeps): void {
  for (const deed of cardDeeds) {
    listenToButton(app, deps, {
      name: `alert ${deed}`,
      actionId: new RegExp(`^${alertActionPrefix}${deed}$`),
      givesWay: false,
      press: async ({ body, value, conversation }, signal) => {
        const command = { kind: 'alert', id: Number(value), act: { do: deed } } as const
        const triggerId = body.trigger_id
        const openForm = (content: AlertFormContent): Promise<void> =>
          openAlertForm(conversation, deps, { triggerId, content, signal })
        await tendAlerts(deps, { conversation, signal, openAlertForm: openForm }, command)
      },
    })
  }
}
