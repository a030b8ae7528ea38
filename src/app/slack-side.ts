import type { Config, Secrets } from '../config/config.ts'
import { ConfigError } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import type { Secret } from '../secret.ts'
import { readSlackAccess, type SlackAccess } from '../slack/slack-access.ts'
import type { SlackSettings } from '../slack/slack-settings.ts'

/** Who the bot is in Slack and what it may do there, for `doctor`. */
export async function readSlack(config: Config, secrets: Secrets): Promise<SlackAccess> {
  return await readSlackAccess(slackSettings(config, secrets), silentLogger)
}

export function slackSettings(config: Config, secrets: Secrets): SlackSettings {
  return {
    botToken: needed(secrets.slackBotToken, 'SLACK_BOT_TOKEN'),
    signingSecret: secrets.slackSigningSecret,
    appToken: secrets.slackAppToken,
    apiUrl: config.slackApiUrl,
    port: config.port,
  }
}

function needed(secret: Secret | undefined, name: string): Secret {
  if (secret === undefined) throw new ConfigError([`${name} is missing.`])
  return secret
}
