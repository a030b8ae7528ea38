import type { App } from '@slack/bolt'
import { digestDeeds } from '../../digest/read-digest-command.ts'
import { digestActionPrefix } from '../blocks/digest-buttons.ts'
import { tendDigests } from '../digests/digest-desk.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** The buttons below digests, lists of them and confirmations: the same as typing it. Their value is the number. */
export function listenToDigestButtons(app: App, deps: ListenerDeps): void {
  for (const deed of digestDeeds) {
    listenToButton(app, deps, {
      name: `digest ${deed}`,
      actionId: new RegExp(`^${digestActionPrefix}${deed}$`),
      givesWay: false,
      press: async ({ value, conversation }, signal) => {
        const command = { kind: 'digest', id: Number(value), act: { do: deed } } as const
        await tendDigests(deps, { conversation, signal }, command)
      },
    })
  }
}
