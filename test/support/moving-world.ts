import { startApp, type App } from '../../src/app/start-app.ts'
import { movableClock, type MovableClock } from '../../src/clock.ts'
import {
  startAmplitudeSimulator,
  type AmplitudeSimulator,
} from '../../src/demo/amplitude/amplitude-simulator.ts'
import { moveClocks } from '../../src/demo/move-clocks.ts'
import type { Arrivals } from '../../src/demo/slack/driver/arrivals.ts'
import type { DemoIncident, DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import { startSlackWorkspace, type SlackWorkspace } from '../../src/demo/slack/slack-workspace.ts'
import { createLogger, type LogFields } from '../../src/logger.ts'
import { configure, type WorldOptions } from './bot-world.ts'
import { wordsOf } from './bot-talk.ts'

/** The bot between both stand-ins, on a clock that is moved by hand: what is due on the way happens at its time. */
export interface MovingWorld extends AsyncDisposable {
  slack: SlackWorkspace
  amplitude: AmplitudeSimulator
  /** Where the bot's port answers. */
  readonly botUrl: string
  /** What the bot has logged, line by line. */
  log: LogFields[]
  /** Stops wherever something is due; further apart than five minutes where the way is longer than an hour. */
  moveTo(instant: string): Promise<void>
  /** Sets up an alert and gives its number. */
  watch(channel: string, rule: string): Promise<number>
  /** The messages in a channel that begin with a word for the state of an incident, threads left out. */
  incidents(channel: string): DemoMessage[]
  /** The one message of an incident in a channel; throws where there is none, or another one. */
  incident(channel: string): DemoMessage
  /** What was said in the threads of a channel, oldest first. */
  replies(channel: string): string[]
  /** Makes a choice in a list below a message by what it says, and waits until the message has changed, or for something else. */
  choose(message: DemoMessage, what: ListChoice): Promise<void>
  /** Something that happens to everybody's events from then on. */
  happen(incident: Happening): Promise<void>
  /** What happened is over. */
  mend(): Promise<void>
  stopBot(): Promise<void>
  /** Another process on the same database, which has to be a file; does what has been due meanwhile. */
  startBot(): Promise<void>
}

interface ListChoice {
  actionId: string
  /** What it says. */
  choice: string
  until?: () => boolean
}

/** To everything unless it says otherwise. */
type Happening = Pick<DemoIncident, 'factor' | 'from'> & Partial<Pick<DemoIncident, 'event' | 'where'>>

export interface MovingWorldOptions extends Pick<WorldOptions, 'amplitude' | 'adminUsers'> {
  start: string
  /** In memory unless given. */
  databasePath?: string
}

export async function startMovingWorld(options: MovingWorldOptions): Promise<MovingWorld> {
  await using stack = new AsyncDisposableStack()
  const now = new Date(options.start)
  const clock = impatientClock(now)
  const amplitude = stack.use(await startAmplitudeSimulator({ now, population: 0.05, ...options.amplitude }))
  const slack = stack.use(await startSlackWorkspace({ clock, quietMs: 30 }))
  const [config, secrets] = configure(slack, amplitude, options)
  const { databasePath = config.databasePath } = options
  const log: LogFields[] = []
  const logger = createLogger('info', { write: (line) => log.push(JSON.parse(line) as LogFields) })
  let bot: App | undefined
  const stopBot = async (): Promise<void> => {
    const stopping = bot
    bot = undefined
    await stopping?.[Symbol.asyncDispose]()
  }
  const startBot = async (): Promise<void> => {
    const limits = { mostReuseMs: 0 }
    bot = await startApp({ ...config, databasePath }, secrets, { clock, logger, limits })
    slack.connect(`http://127.0.0.1:${bot.port}/slack/events`)
    await bot.doWhatIsDue()
  }
  await startBot()
  stack.defer(stopBot)
  const world = stack.move()
  return {
    slack,
    amplitude,
    log,
    get botUrl() {
      return `http://127.0.0.1:${bot?.port}`
    },
    stopBot,
    startBot,
    moveTo: async (instant) => await moveClocks({ clock, amplitude, bot: () => bot }, { now: instant }),
    ...watching(slack),
    happen: async (incident) => {
      const everything = { label: 'What happens', event: '*', where: null }
      await amplitude.startIncident({ ...everything, ...incident })
    },
    mend: async () => {
      const going = (await amplitude.incidents()).filter(({ until }) => until === null)
      for (const { id } of going) await amplitude.endIncident(id)
    },
    [Symbol.asyncDispose]: async () => await world.disposeAsync(),
  }
}

/** Waits of ten seconds and less, as between messages to one channel, pass in a tenth of that; deadlines are as long as they say. */
function impatientClock(start: Date): MovableClock {
  const clock = movableClock(start)
  return {
    ...clock,
    sleep: async (durationMs, signal) =>
      await clock.sleep(durationMs <= 10_000 ? durationMs / 10 : durationMs, signal),
  }
}

const states = /^(?:Firing|No data|Unstable|Recovering|Recovered|Acknowledged|Snoozed|Muted|Closed)\b/

function watching(
  slack: SlackWorkspace,
): Pick<MovingWorld, 'watch' | 'choose' | 'incidents' | 'incident' | 'replies'> {
  const incidents = (channel: string): DemoMessage[] =>
    slack.messages(channel).filter(({ threadTs, text }) => threadTs === undefined && states.test(text))
  return {
    incidents,
    incident: (channel) => {
      const [first, ...others] = incidents(channel)
      if (first !== undefined && others.length === 0) return first
      const said = incidents(channel).map(({ text }) => text)
      throw new Error(`There are ${said.length} incidents: ${said.join(' | ')}`)
    },
    watch: async (channel, rule) => {
      const { messages } = await slack.type(channel, `/amp alert ${rule}`, {
        timeoutMs: 15_000,
        until: ({ messages }) => messages.some(({ text }) => /^Alert \d+ is set up|\^/.test(text)),
      })
      const id = messages.map(({ text }) => /^Alert (\d+) is set up/.exec(text)?.[1]).find(Boolean)
      if (id === undefined) throw new Error(messages.map(({ text }) => text).join('\n'))
      return Number(id)
    },
    choose: async (message, { actionId, choice, until }) => {
      const isChanged = ({ messages }: Arrivals): boolean => messages.some(({ ts }) => ts === message.ts)
      await slack.press(message, actionId, { choice, timeoutMs: 15_000, until: until ?? isChanged })
    },
    replies: (channel) =>
      slack
        .messages(channel)
        .flatMap((message) => (message.threadTs === undefined ? [] : [wordsOf(message)])),
  }
}
