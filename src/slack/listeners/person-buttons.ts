import type { App } from '@slack/bolt'
import { personIn, pickPersonPrefix, propertiesAction } from '../blocks/person-buttons.ts'
import { showPerson, showProperties } from '../show-person.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton } from './pressed-button.ts'

/** Choosing one of several people, and seeing everything about one: beside the message, which keeps the choice. */
export function listenToPersonButtons(app: App, deps: ListenerDeps): void {
  listenToButton(app, deps, {
    name: 'person',
    actionId: new RegExp(`^${pickPersonPrefix}`),
    givesWay: true,
    press: ({ value, conversation }, signal) =>
      showPerson(deps, { ...personIn(value), conversation, signal }),
  })
  listenToButton(app, deps, {
    name: 'person properties',
    actionId: new RegExp(`^${propertiesAction}$`),
    givesWay: false,
    press: ({ value, conversation }, signal) =>
      showProperties(deps, { ...personIn(value), conversation, signal }),
  })
}
