import type { App } from '@slack/bolt'
import { forgetPrefix, savedIn } from '../blocks/saved-buttons.ts'
import { forgetFromList } from '../forget-question.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** *Delete* in the list of saved questions. Asking one of them is a button like any other. */
export function listenToSavedButtons(app: App, deps: ListenerDeps): void {
  listenToButton(app, deps, {
    name: 'forget',
    actionId: new RegExp(`^${forgetPrefix}`),
    givesWay: true,
    press: ({ value, conversation }) => forgetFromList(deps, conversation, savedIn(value)),
  })
}
