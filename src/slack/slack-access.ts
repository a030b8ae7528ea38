import type { Logger } from '../logger.ts'
import { identifyBot, type BotIdentity } from './bot-identity.ts'
import { createSlackClients } from './slack-clients.ts'
import type { SlackSettings } from './slack-settings.ts'

/** What the bot may do; manifest.yml asks for exactly these, and the README says why. */
export const neededScopes = [
  'commands',
  'chat:write',
  'files:write',
  'app_mentions:read',
  'im:history',
  'users:read',
] as const

export interface SlackAccess {
  bot: BotIdentity
  /** Scopes of `neededScopes` that the token lacks; undefined where Slack does not tell. */
  missingScopes: readonly string[] | undefined
}

/** Throws `ConfigError` as `identifyBot` does. */
export async function readSlackAccess(settings: SlackSettings, logger: Logger): Promise<SlackAccess> {
  const { calls } = createSlackClients(settings, logger)
  const bot = await identifyBot(calls)
  const { response_metadata: metadata } = await calls.auth.test()
  const granted = metadata?.scopes
  return { bot, missingScopes: granted && neededScopes.filter((scope) => !granted.includes(scope)) }
}
