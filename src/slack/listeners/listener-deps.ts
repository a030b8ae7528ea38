import type { TextDeps } from '../answer-text.ts'
import type { Listen } from '../listen.ts'
import type { SlackClients } from '../slack-clients.ts'

/** What every listener is handed. */
export interface ListenerDeps extends TextDeps {
  listen: Listen
  clients: SlackClients
}
