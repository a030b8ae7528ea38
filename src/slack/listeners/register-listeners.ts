import type { App } from '@slack/bolt'
import { listenToAlertButtons } from './alert-buttons.ts'
import { listenToAlertForm } from './alert-form.ts'
import { listenToCommand } from './amp-command.ts'
import { listenToAnswerButtons } from './answer-buttons.ts'
import { listenToHome } from './app-home-opened.ts'
import { listenToMentions } from './app-mention.ts'
import { listenToAskButtons } from './ask-button.ts'
import { listenToDirectMessages } from './direct-message.ts'
import { listenToDigestButtons } from './digest-buttons.ts'
import { listenToDigestForm } from './digest-form.ts'
import { listenToEventPages } from './event-pages.ts'
import { listenToForm } from './form.ts'
import { listenToIncidentButtons } from './incident-buttons.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToPersonButtons } from './person-buttons.ts'
import { listenToProposals } from './proposal-buttons.ts'
import { listenToSavedButtons } from './saved-buttons.ts'

/** Everything that Slack may tell us about; manifest.yml subscribes to exactly this. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  listenToCommand(app, deps)
  listenToMentions(app, deps)
  listenToDirectMessages(app, deps)
  listenToAskButtons(app, deps)
  listenToAnswerButtons(app, deps)
  listenToEventPages(app, deps)
  listenToPersonButtons(app, deps)
  listenToSavedButtons(app, deps)
  listenToDigestButtons(app, deps)
  listenToDigestForm(app, deps)
  listenToAlertButtons(app, deps)
  listenToIncidentButtons(app, deps)
  listenToProposals(app, deps)
  listenToAlertForm(app, deps)
  listenToForm(app, deps)
  listenToHome(app, deps)
}
