import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { ConfigError } from '../errors.ts'

/** Who the token belongs to. */
export interface BotIdentity {
  userId: string
  botId: string
  teamId: string
  /** The organisation that the workspace belongs to, on Enterprise Grid. */
  enterpriseId?: string | undefined
  /** The bot's handle, for `/invite @name`. */
  name: string
}

/** Throws `ConfigError` that says which variable to look at; an outage of Slack at start is one, too. */
export async function identifyBot(client: WebClient): Promise<BotIdentity> {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw new ConfigError([describeRefusal(error)])
  })
  const { user_id: userId, bot_id: botId, team_id: teamId, enterprise_id: enterpriseId, user: name } = answer
  if (userId === undefined || teamId === undefined)
    throw new ConfigError(['SLACK_API_URL: auth.test did not name a user.'])
  if (botId === undefined)
    throw new ConfigError([
      'SLACK_BOT_TOKEN belongs to a person: expected the Bot User OAuth Token, which begins with xoxb-.',
    ])
  return { userId, botId, teamId, ...(enterpriseId && { enterpriseId }), name: name ?? 'ampbot' }
}

function describeRefusal(error: unknown): string {
  if (error instanceof WebAPIPlatformError)
    return `SLACK_BOT_TOKEN was refused by Slack (${error.data.error}): expected the Bot User OAuth Token of an installed app.`
  const reason = error instanceof Error ? error.message : String(error)
  return `SLACK_API_URL cannot be reached (${reason}): expected Slack's Web API, by default https://slack.com/api/.`
}
