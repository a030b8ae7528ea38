import { startApp } from '../../src/app/start-app.ts'
import type { Clock } from '../../src/clock.ts'
import type { Config, Secrets } from '../../src/config/config.ts'
import { variables } from '../../src/config/variables.ts'
import { createLogger, type LogFields } from '../../src/logger.ts'
import { Secret } from '../../src/secret.ts'
import {
  startAmplitudeSimulator,
  type AmplitudeSimulator,
} from '../../src/demo/amplitude/amplitude-simulator.ts'
import type { SimulatorOptions } from '../../src/demo/amplitude/simulator-options.ts'
import { startSlackWorkspace, type SlackWorkspace } from '../../src/demo/slack/slack-workspace.ts'
import type { SlackWorkspaceOptions } from '../../src/demo/slack/workspace-options.ts'
import { fastClock } from './fast-clock.ts'

/** The bot between the two stand-ins, wired over HTTP as in production. */
export interface BotWorld extends AsyncDisposable {
  slack: SlackWorkspace
  amplitude: AmplitudeSimulator
  clock: Clock
  /** Where the bot's port answers, for example `http://127.0.0.1:40123`. */
  botUrl: string
  /** What the bot has logged, line by line. */
  log: LogFields[]
  stopBot(): Promise<void>
}

export interface WorldOptions {
  slack?: SlackWorkspaceOptions
  amplitude?: SimulatorOptions
  /** Who may look people up; nobody unless named. */
  adminUsers?: readonly string[]
  /** How many times as fast as it says waits pass; 20 unless given, less where the bot has to be quick by the clock. */
  speed?: number
  /** The key that the bot is given in the place of the simulator's own. */
  apiKey?: string
  /** Whose public holidays are known days. */
  holidays?: readonly string[]
}

/** A Monday afternoon. */
const start = '2026-11-23T14:40:00Z'
const usualSpeed = 20

export async function startBotWorld(options: WorldOptions = {}): Promise<BotWorld> {
  await using stack = new AsyncDisposableStack()
  const clock = fastClock(start, options.speed ?? usualSpeed)
  const amplitude = stack.use(
    await startAmplitudeSimulator({ now: new Date(start), population: 0.05, ...options.amplitude }),
  )
  const slack = stack.use(await startSlackWorkspace({ clock, ...options.slack }))
  const log: LogFields[] = []
  const logger = createLogger('debug', { write: (line) => log.push(JSON.parse(line) as LogFields) })
  const [config, secrets] = configure(slack, amplitude, options)
  const bot = stack.use(await startApp(config, secrets, { clock, logger, limits: { mostReuseMs: 0 } }))
  const botUrl = `http://127.0.0.1:${bot.port}`
  slack.connect(`${botUrl}/slack/events`)
  const world = stack.move()
  let isStopped = false
  return {
    slack,
    amplitude,
    clock,
    botUrl,
    log,
    stopBot: async () => {
      isStopped = true
      await bot[Symbol.asyncDispose]()
    },
    [Symbol.asyncDispose]: async () => {
      if (isStopped) await Promise.all([slack[Symbol.asyncDispose](), amplitude[Symbol.asyncDispose]()])
      else await world.disposeAsync()
    },
  }
}

/** What the bot has to know of a Slack, whoever plays it. */
export type SlackAddress = Pick<SlackWorkspace, 'apiUrl' | 'botToken' | 'signingSecret'>

/** The bot's configuration between that Slack and that Amplitude; port 0. */
export function configure(
  slack: SlackAddress,
  amplitude: AmplitudeSimulator,
  {
    apiKey = amplitude.apiKey,
    adminUsers = [],
    holidays = [],
  }: Pick<WorldOptions, 'apiKey' | 'adminUsers' | 'holidays'> = {},
): [Config, Secrets] {
  const name = amplitude.projectName
  const config: Config = {
    port: 0,
    slackApiUrl: slack.apiUrl,
    projects: [
      {
        name,
        timeZone: amplitude.timeZone,
        baseUrl: amplitude.url,
        whyProperties: variables.WHY_PROPERTIES.default,
        holidays,
      },
    ],
    shortBudget: 'running',
    databasePath: ':memory:',
    adminUsers,
    chart: { theme: 'light', fontDirectory: undefined },
    logLevel: 'debug',
    startAt: undefined,
  }
  const keys = { apiKey: new Secret(apiKey), secretKey: new Secret(amplitude.secretKey) }
  const secrets: Secrets = {
    slackBotToken: new Secret(slack.botToken),
    slackSigningSecret: new Secret(slack.signingSecret),
    slackAppToken: undefined,
    amplitude: new Map([[name, keys]]),
  }
  return [config, secrets]
}
