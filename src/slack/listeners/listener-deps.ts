import type { AnswerDeps } from '../answer-question.ts'
import type { BotIdentity } from '../bot-identity.ts'
import type { Listen } from '../listen.ts'
import type { SlackClients } from '../slack-clients.ts'
import type { SlackMessenger } from '../slack-messenger.ts'

/** What every listener is handed. */
export interface ListenerDeps extends AnswerDeps {
  listen: Listen
  messenger: SlackMessenger
  clients: SlackClients
  bot: BotIdentity
}
