import { systemClock, type Clock } from '../../clock.ts'
import { silentLogger, type Logger } from '../../logger.ts'
import type { DemoChannel, DemoClockBody, DemoState, DemoUser } from './page-protocol.ts'
import { acmeChannels, acmeUsers, type EarlierMessage } from './state/acme.ts'

export interface SlackWorkspaceOptions {
  /** Default `127.0.0.1`. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** Time of messages, triggers, response urls, file processing and rate limits. Default: the system's. */
  clock?: Clock
  /** Called when the page asks to move the clock; moves everything in the demo. Without it the page cannot. */
  onClock?: (change: DemoClockBody) => void | Promise<void>
  logger?: Logger
  /** Default: those of `manifest.yml`. */
  scopes?: readonly string[]
  /** How long the bot may take to answer a request. Default: Slack's 3,000 ms, in real time. */
  ackTimeoutMs?: number
  /** For tests: the silence, in real milliseconds, after which nothing more is expected to arrive. Default 200. */
  quietMs?: number
  /** How long Slack works on an upload before it can be shown. Default 0: at once. */
  fileProcessingMs?: number
  /** Messages that a channel takes at once before it is held to one a second. Default: nothing is held back. */
  burst?: number
  /** Default: the people and channels of Acme, and no messages. */
  users?: readonly DemoUser[]
  channels?: readonly DemoChannel[]
  conversation?: readonly EarlierMessage[]
  /** What the composer knows about the bot's command, and what it proposes. */
  command?: DemoState['command']
  suggestions?: readonly string[]
  greeting?: DemoState['greeting']
  /** Base URL of the Amplitude simulator, whose `/_simulator/` routes serve the page's drawer. */
  amplitudeUrl?: string
  /** Directory of the built page, served at `/`. */
  pageDirectory?: string
}

export function withDefaults(options: SlackWorkspaceOptions) {
  return {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    clock: options.clock ?? systemClock,
    onClock: options.onClock,
    logger: options.logger ?? silentLogger,
    botToken: 'xoxb-acme-stand-in-token',
    signingSecret: 'acme-stand-in-signing-secret',
    scopes: options.scopes ?? [
      'commands',
      'chat:write',
      'files:write',
      'app_mentions:read',
      'im:history',
      'users:read',
    ],
    ackTimeoutMs: options.ackTimeoutMs ?? 3_000,
    quietMs: options.quietMs ?? 200,
    fileProcessingMs: options.fileProcessingMs ?? 0,
    burst: options.burst,
    users: options.users ?? acmeUsers,
    channels: options.channels ?? acmeChannels,
    conversation: options.conversation ?? [],
    command: options.command ?? {
      name: '/amp',
      hint: 'dau last 30d',
      description: 'Ask Amplitude',
    },
    suggestions: options.suggestions ?? [],
    greeting: options.greeting ?? { title: '', commands: [] },
    amplitudeUrl: options.amplitudeUrl,
    pageDirectory: options.pageDirectory,
  }
}
