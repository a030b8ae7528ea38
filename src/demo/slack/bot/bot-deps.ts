import type { DemoState } from '../page-protocol.ts'
import type { Workspace } from '../state/workspace.ts'
import type { BotLink } from './bot-link.ts'
import type { EventSender } from './event-sender.ts'

/** What every way of telling the bot something needs. */
export interface BotDeps {
  workspace: Workspace
  bot: BotLink
  events: EventSender
  command: DemoState['command']
}
