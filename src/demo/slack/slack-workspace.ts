import { BotLink } from './bot/bot-link.ts'
import { EventSender } from './bot/event-sender.ts'
import { route } from './http/route.ts'
import { serveHttp } from './http/serve-http.ts'
import { createBackstage, type Backstage } from './driver/backstage.ts'
import { createPerson, type Person } from './driver/person.ts'
import { EventStream } from './page-api/event-stream.ts'
import type { PageDeps } from './page-api/page-deps.ts'
import { createWorkspace } from './state/workspace.ts'
import { withDefaults, type SlackWorkspaceOptions } from './workspace-options.ts'

/**
 * Slack for one workspace, played by an HTTP server on this machine: the Web API that the bot calls, the requests that
 * Slack would send to the bot, and the page on which a person can use it all.
 */
export interface SlackWorkspace extends Person, Backstage, AsyncDisposable {
  /** Where the page is. */
  readonly url: string
  /** What `SLACK_API_URL` is to be. */
  readonly apiUrl: string
  readonly botToken: string
  readonly signingSecret: string
  /** Tells the workspace where the bot listens, for example `http://127.0.0.1:3000/slack/events`. */
  connect(botEventsUrl: string): void
}

export async function startSlackWorkspace(given: SlackWorkspaceOptions = {}): Promise<SlackWorkspace> {
  const options = withDefaults(given)
  let answer: Parameters<typeof serveHttp>[1] = async () => {}
  const service = await serveHttp(
    { host: options.host, port: options.port },
    async (exchange) => answer(exchange),
    (error) => options.logger.error({ error }, 'slack_workspace.failed'),
  )
  const workspace = createWorkspace({ ...options, baseUrl: service.url })
  const bot = new BotLink(options.signingSecret, options.ackTimeoutMs)
  const events = new EventSender(workspace, bot)
  const stream = new EventStream(workspace.broadcast)
  const deps: PageDeps = { ...options, workspace, bot, events }
  answer = async (exchange) => route(deps, stream, exchange)
  return {
    ...createPerson(deps, options.quietMs),
    ...createBackstage(workspace),
    url: service.url,
    apiUrl: `${service.url}/api/`,
    botToken: options.botToken,
    signingSecret: options.signingSecret,
    connect: (botEventsUrl: string) => bot.connect(botEventsUrl),
    async [Symbol.asyncDispose]() {
      stream.closeAll()
      await Promise.all([events.stop(), service.close()])
    },
  }
}
