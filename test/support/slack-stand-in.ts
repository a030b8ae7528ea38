import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel, type Logger } from '@slack/bolt'
import { WebClient, type ChatPostMessageArguments, type ChatPostMessageResponse } from '@slack/web-api'
import { startSlackWorkspace, type SlackWorkspace } from '../../src/demo/slack/slack-workspace.ts'
import type { SlackWorkspaceOptions } from '../../src/demo/slack/workspace-options.ts'
import { FakeClock } from './fake-clock.ts'

export interface StandIn extends AsyncDisposable {
  workspace: SlackWorkspace
  clock: FakeClock
  /** Slack's own client, which does not try again. */
  client: WebClient
}

/** Slack's packages would otherwise write every refusal to the terminal. */
const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
}

/** The Slack stand-in on a free port, with a clock that stands still, and a real Bolt app behind it if `listen` is given. */
export async function startStandIn(
  options: SlackWorkspaceOptions = {},
  listen?: (app: App) => void,
): Promise<StandIn> {
  const clock = new FakeClock()
  const workspace = await startSlackWorkspace({ clock, quietMs: 30, ...options })
  const bot = listen === undefined ? undefined : await startBoltApp(workspace, listen)
  return {
    workspace,
    clock,
    client: createClient(workspace),
    async [Symbol.asyncDispose]() {
      await bot?.[Symbol.asyncDispose]()
      await workspace[Symbol.asyncDispose]()
    },
  }
}

/** Slack's own client at the stand-in. */
export function createClient(workspace: SlackWorkspace, token = workspace.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    logger: quiet,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
}

async function startBoltApp(workspace: SlackWorkspace, listen: (app: App) => void): Promise<AsyncDisposable> {
  const receiver = new HTTPReceiver({
    signingSecret: workspace.signingSecret,
    endpoints: ['/slack/events'],
    logger: quiet,
  })
  const { user_id: botUserId = '', bot_id: botId = '' } = await createClient(workspace).auth.test()
  const app = new App({
    token: workspace.botToken,
    botId,
    botUserId,
    tokenVerificationEnabled: false,
    receiver,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
    logger: quiet,
    convoStore: false,
  })
  listen(app)
  const server = await app.start(0)
  const { port } = server.address() as AddressInfo
  workspace.connect(`http://127.0.0.1:${port}/slack/events`)
  return {
    async [Symbol.asyncDispose]() {
      const stopped = app.stop()
      server.closeAllConnections()
      await stopped
    },
  }
}

/** Posts through Slack's own client. */
export async function post(
  { client }: Pick<StandIn, 'client'>,
  message: ChatPostMessageArguments,
): Promise<ChatPostMessageResponse> {
  return await client.chat.postMessage(message)
}

/** The code and the details of Slack's refusal, as `WebClient` throws it. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call
  } catch (error) {
    return (error as { data: Record<string, unknown> }).data
  }
  throw new Error('Slack did not refuse.')
}

/** The smallest thing that begins as a PNG does. */
export const tinyPng = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
