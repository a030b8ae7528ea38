import type { App } from '@slack/bolt'
import { digestDeeds } from '../../digest/read-digest-command.ts'
import { digestActionPrefix } from '../blocks/digests/digest-buttons.ts'
import type { DigestFormContent } from '../digests/desk-deps.ts'
import { tendDigests } from '../digests/digest-desk.ts'
import { openDigestForm } from '../modals/digest/open-digest-form.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** The buttons below digests, lists of them and confirmations: the same as typing it. Their value is the number. */
export function listenToDigestButtons(app: App, deps: ListenerDeps): void {
  for (const deed of digestDeeds) {
    listenToButton(app, deps, {
      name: `digest ${deed}`,
      actionId: new RegExp(`^${digestActionPrefix}${deed}$`),
      givesWay: false,
      press: async ({ body, value, conversation }, signal) => {
        const command = { kind: 'digest', id: Number(value), act: { do: deed } } as const
        const triggerId = body.trigger_id
        const open = (content: DigestFormContent): Promise<void> =>
          openDigestForm(conversation, deps, { triggerId, content, signal })
        await tendDigests(deps, { conversation, signal, openDigestForm: open }, command)
      },
    })
  }
}
