import { startApp, type App } from '../app/start-app.ts'
import { movableClock } from '../clock.ts'
import type { Config, Secrets } from '../config/config.ts'
import { variables } from '../config/variables.ts'
import { createLogger } from '../logger.ts'
import { Secret } from '../secret.ts'
import { startSimulatorInWorker } from './amplitude/simulator-in-worker.ts'
import type { AmplitudeSimulator } from './amplitude/amplitude-simulator.ts'
import { moveClocks } from './move-clocks.ts'
import { buildPage } from './page/build-page.ts'
import { startSlackWorkspace, type SlackWorkspace } from './slack/slack-workspace.ts'
import { identity } from './slack/state/identity.ts'
import { acmeConversation } from './slack/state/acme.ts'

export interface DemoOptions {
  /** Port of the page; 0 takes any free one. */
  port: number
  write: (text: string) => void
}

/** Everything of the demo, running. Disposing stops it all. */
export interface Demo extends AsyncDisposable {
  /** Where the page is. */
  readonly url: string
}

/** What the page proposes to type first. Each is of another kind, and each has an answer worth seeing. */
const firstCommands = [
  '/amp retention Sign Up > Play Song or Video last 8 weeks weekly',
  '/amp funnel Sign Up > Search > Play Song > Purchase within 7d',
  '/amp dau last 30d vs previous',
  '/amp alert event Play Song or Video totals unusual',
]

const suggestions = [
  ...firstCommands,
  '/amp event Play Song by platform last 14d',
  '/amp event Purchase sum of price where country is Germany, JP last 7d',
  '/amp new users last 8 weeks by country top 5',
  '/amp mau last 6 months',
  '/amp alert dau drops 20% vs last week',
  '/amp why dau yesterday',
  '/amp alerts',
  '/amp help',
]

/**
 * Starts the Amplitude simulator (in a thread of its own), the Slack workspace with its page, and the bot between them,
 * wired over HTTP on the loopback interface exactly as in production. One clock moves all three.
 */
export async function runDemo({ port, write }: DemoOptions): Promise<Demo> {
  await using stack = new AsyncDisposableStack()
  const clock = movableClock(new Date())
  let showRequest: SlackWorkspace['reportRequest'] = () => {}
  let bot: App | undefined
  const [amplitude, pageDirectory] = await Promise.all([
    startSimulatorInWorker({ now: clock.now(), onRequest: (request) => showRequest(request) }),
    buildPage(),
  ])
  stack.use(amplitude)
  const workspace = stack.use(
    await startSlackWorkspace({
      port,
      clock,
      pageDirectory,
      suggestions,
      amplitudeUrl: amplitude.url,
      conversation: acmeConversation,
      // As Slack does: uploads take a moment, and a channel takes about a message a second.
      fileProcessingMs: 400,
      burst: 5,
      command: {
        name: '/amp',
        hint: 'dau last 30d · event Play Song by platform · funnel Sign Up > Play Song · retention · help',
        description: 'Ask Amplitude',
      },
      greeting: { title: 'Four things to type', commands: firstCommands },
      onClock: (change) => moveClocks({ clock, amplitude, bot: () => bot }, change),
    }),
  )
  showRequest = (request) => workspace.reportRequest(request)
  // Whoever starts an incident wants to see it at once, not when Amplitude's cache would have shown it.
  const limits = { mostReuseMs: 60_000 }
  const app = stack.use(
    await startApp(...configure(workspace, amplitude), { clock, logger: createLogger('warn'), limits }),
  )
  bot = app
  workspace.connect(`http://127.0.0.1:${app.port}/slack/events`)
  write(invitation(workspace.url))
  const running = stack.move()
  return { url: workspace.url, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

function configure(workspace: SlackWorkspace, amplitude: AmplitudeSimulator): [Config, Secrets] {
  const { projectName: name, timeZone, url: baseUrl } = amplitude
  const config: Config = {
    port: 0,
    slackApiUrl: workspace.apiUrl,
    projects: [{ name, timeZone, baseUrl, whyProperties: variables.WHY_PROPERTIES.default, holidays: [] }],
    shortBudget: 'running',
    databasePath: ':memory:',
    // Ada, who sits at the keyboard.
    adminUsers: [identity.me],
    chart: { theme: 'light', fontDirectory: undefined },
    logLevel: 'warn',
    startAt: undefined,
  }
  const keys = { apiKey: new Secret(amplitude.apiKey), secretKey: new Secret(amplitude.secretKey) }
  const secrets: Secrets = {
    slackBotToken: new Secret(workspace.botToken),
    slackSigningSecret: new Secret(workspace.signingSecret),
    slackAppToken: undefined,
    amplitude: new Map([[name, keys]]),
  }
  return [config, secrets]
}

function invitation(url: string): string {
  return [
    '',
    '  Ampbot is here:  ' + url,
    '',
    '  Type one of these:',
    ...firstCommands.map((text) => `    ${text}`),
    '',
    '',
  ].join('\n')
}
