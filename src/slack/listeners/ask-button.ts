import type { App } from '@slack/bolt'
import { answerText } from '../answer-text.ts'
import { askActionPrefix, askBesidePrefix } from '../blocks/ask-buttons.ts'
import { openDigestForm } from '../modals/digest/open-digest-form.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** `Ask: …` and `Try again`: the button's value is the question, asked by whoever presses it. */
export function listenToAskButtons(app: App, deps: ListenerDeps): void {
  for (const [prefix, givesWay] of [
    [askActionPrefix, true],
    [askBesidePrefix, false],
  ] as const)
    listenToButton(app, deps, {
      name: 'button',
      actionId: new RegExp(`^${prefix}`),
      givesWay,
      questionOf: (value) => value,
      press: ({ body, value: text, conversation }, signal) =>
        answerText(deps, {
          via: 'button',
          text,
          conversation,
          signal,
          openDigestForm: (content) =>
            openDigestForm(conversation, deps, { triggerId: body.trigger_id, content, signal }),
        }),
    })
}
