import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Logger } from '../logger.ts'
import { clientLogger } from './bolt-logger.ts'
import type { SlackSettings } from './slack-settings.ts'

export interface SlackClients {
  /** For calls that may safely be made twice: uploads, views, deletions. Retries twice within seconds. */
  calls: WebClient
  /**
   * For messages. Never retries by itself: after a lost response the message may already stand in the channel, and a
   * second one is worse than an error (the SDK's default would retry for half an hour).
   */
  posts: WebClient
}

/** Per attempt. Slack answers in well under a second; more is an outage, and the person is waiting. */
const timeoutMs = 10_000

export function createSlackClients({ botToken, apiUrl }: SlackSettings, logger: Logger): SlackClients {
  const common: WebClientOptions = {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    logger: clientLogger(logger),
    // The client would pause everybody's calls while one channel is over its rate; `callSlack` waits per call instead.
    rejectRateLimitedCalls: true,
  }
  const retries = { retries: 2, minTimeout: 300, maxTimeout: 2_000 }
  return {
    calls: new WebClient(botToken.reveal(), { ...common, retryConfig: retries }),
    posts: new WebClient(botToken.reveal(), { ...common, retryConfig: { retries: 0 } }),
  }
}
