import type { App } from '@slack/bolt'
import { adoptRule } from '../alerts/propose-rule.ts'
import { adoptAction, readAdoption } from '../blocks/alerts/proposal-message.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** *Use this rule*, below a proposal. */
export function listenToProposals(app: App, deps: ListenerDeps): void {
  listenToButton(app, deps, {
    name: 'alert adopt',
    actionId: new RegExp(`^${adoptAction}$`),
    givesWay: false,
    press: async ({ value, conversation }, signal) => {
      const adoption = readAdoption(value)
      if (adoption !== undefined) await adoptRule(deps, { ...adoption, conversation, signal })
    },
  })
}
