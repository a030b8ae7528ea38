import { App } from '@slack/bolt'
import type { Brand } from '../chart/brand.ts'
import type { ThemeName, ChartRenderer } from '../chart/chart-picture.ts'
import type { Clock } from '../clock.ts'
import type { HolidayCalendar } from '../alert/known-days.ts'
import type { AlertStore, KnownDayList, NoteStore } from '../jobs/alerts/alert-store.ts'
import type { AlertWork } from '../jobs/alerts/alert-work.ts'
import type { DigestStore } from '../jobs/digests/digest-store.ts'
import type { Outbox } from '../jobs/outbox/outbox.ts'
import type { TimetableStore } from '../jobs/digests/timetable-store.ts'
import type { Logger } from '../logger.ts'
import type { SavedQuestionStore } from '../query/saved-question-store.ts'
import type { ProjectIdentity } from '../result/metric-result.ts'
import type { MetricSource } from '../result/metric-source.ts'
import { createZoneReader } from './asker-zone.ts'
import { boltLogger } from './bolt-logger.ts'
import { identifyBot, type BotIdentity } from './bot-identity.ts'
import { openDoor, type Door } from './door.ts'
import { healthRoutes } from './health-routes.ts'
import { createListen } from './listen.ts'
import { registerListeners } from './listeners/register-listeners.ts'
import { createRecentQuestions } from './recent-questions.ts'
import { startRunningWork, type RunningWork } from './running-work.ts'
import { createSlackClients } from './slack-clients.ts'
import { createSlackMessenger } from './slack-messenger.ts'
import type { SlackSettings } from './slack-settings.ts'

export interface SlackAppDeps {
  settings: SlackSettings
  source: MetricSource
  renderer: ChartRenderer
  clock: Clock
  logger: Logger
  theme: ThemeName
  /** A company's colours and logo. */
  brand?: Brand | undefined
  /** The first is the one that is asked where a question names none. */
  projects: readonly ProjectIdentity[]
  savedQuestions: SavedQuestionStore
  digests: DigestStore
  alerts: AlertStore
  notes: NoteStore
  /** Notes together with public holidays, for pictures. */
  knownDays: KnownDayList
  calendarsOf: (projectName: string) => readonly HolidayCalendar[]
  alertWork: AlertWork
  timetable: Pick<TimetableStore, 'upcoming'>
  outbox: Pick<Outbox, 'backlog'>
  /** Slack ids of those who may look people up. */
  adminUsers: ReadonlySet<string>
  /** Whether everything else is up; `/readyz` also waits for Slack's side and turns to 503 while stopping. */
  isReady(): boolean
  /** What `/metrics` answers, in Prometheus text; 404 where it is not given. */
  metrics?: () => Promise<string>
  /** How long running answers may take to finish when the app stops. */
  stopDeadlineMs?: number
}

/** A running Slack side. Disposing stops taking questions, finishes the running answers, and closes the port. */
export interface SlackApp extends AsyncDisposable {
  /** The port that listens, also where 0 was asked for. */
  readonly port: number
  readonly bot: BotIdentity
}

const defaultStopDeadlineMs = 20_000

/** Throws `ConfigError` where the token cannot be used or Slack cannot be reached. */
export async function createSlackApp(deps: SlackAppDeps): Promise<SlackApp> {
  const logger = deps.logger.child({ area: 'slack' })
  const clients = createSlackClients(deps.settings, logger)
  const bot = await identifyBot(clients.calls)
  const work = startRunningWork(deps.clock)
  let isOpen = false
  const isReady = (): boolean => isOpen && !work.isStopping && deps.isReady()
  const door = openDoor({ settings: deps.settings, routes: healthRoutes({ ...deps, isReady }), logger })
  registerListeners(connectBolt({ deps, door, bot, logger }), {
    ...deps,
    logger,
    bot,
    botName: bot.name,
    work,
    startedAt: deps.clock.now(),
    readNotes: (projectName) => deps.knownDays.list(bot.teamId, projectName),
    recentQuestions: createRecentQuestions(),
    readZone: createZoneReader(clients.calls, deps.clock, logger),
    clients,
    messenger: createSlackMessenger(clients, deps.clock, logger),
    listen: createListen({ work, clock: deps.clock, logger }),
  })
  const port = await door.open()
  isOpen = true
  logger.info({ port, bot: bot.userId, team: bot.teamId, mode: door.mode }, 'slack.connected')
  return {
    port,
    bot,
    [Symbol.asyncDispose]: () =>
      stop({ work, door, logger, deadlineMs: deps.stopDeadlineMs ?? defaultStopDeadlineMs }),
  }
}

interface BoltParts {
  deps: SlackAppDeps
  door: Door
  bot: BotIdentity
  logger: Logger
}

/**
 * Both ids are given and verification is off, because Bolt would otherwise fire its own `auth.test` in the constructor,
 * whose failure nobody awaits.
 */
function connectBolt({ deps, door, bot, logger }: BoltParts): App {
  return new App({
    receiver: door.receiver,
    token: deps.settings.botToken.reveal(),
    botId: bot.botId,
    botUserId: bot.userId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: boltLogger(logger),
    clientOptions: { slackApiUrl: deps.settings.apiUrl },
  })
}

interface StopParts {
  work: RunningWork
  door: Door
  logger: Logger
  deadlineMs: number
}

/** Closing the door and finishing the work run side by side: answers still need Slack's Web API, not our port. */
async function stop({ work, door, logger, deadlineMs }: StopParts): Promise<void> {
  const finished = work.finish(deadlineMs)
  const [{ unfinished }] = await Promise.all([finished, door.close()])
  logger.info({ unfinished }, 'slack.stopped')
}
