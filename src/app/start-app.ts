import { continueRealtime } from '../amplitude/continue-realtime.ts'
import type { Config, Secrets } from '../config/config.ts'
import { createAlertWorker } from '../jobs/alerts/alert-worker.ts'
import { startHeart } from '../jobs/heart.ts'
import type { Logger } from '../logger.ts'
import { createAlertMetrics } from '../monitoring/alert-metrics.ts'
import { createJobMetrics } from '../monitoring/job-metrics.ts'
import { createPrometheusMetrics } from '../monitoring/prometheus-metrics.ts'
import { createSlackApp } from '../slack/slack-app.ts'
import { createSavedQuestionStore } from '../storage/saved-question-store.ts'
import { nextDue } from './next-due.ts'
import { openFoundation, type Overrides } from './open-foundation.ts'
import { openTimetable, type Timetable } from './open-timetable.ts'
import { slackSettings } from './slack-side.ts'
import { whyPropertiesOf } from './why-properties.ts'

/** A bot that serves Slack. Disposing finishes the answers that are being worked on, then closes everything. */
export interface App extends AsyncDisposable {
  /** The port that listens, also where 0 was asked for. */
  readonly port: number
  /** When something is due next, as `nextDue` says. */
  nextDue(until: Date): Promise<Date | undefined>
  /** Does everything that is due by the clock, and waits until it is done. */
  doWhatIsDue(): Promise<void>
}

/** How long running answers and deliveries may take to finish when the app stops. */
const stopDeadlineMs = 20_000

/** Throws `ConfigError` where Slack or the configuration refuses. */
export async function startApp(config: Config, secrets: Secrets, overrides: Overrides = {}): Promise<App> {
  await using stack = new AsyncDisposableStack()
  const foundation = stack.use(await openFoundation(config, secrets, overrides))
  const { projects } = config
  const { clock, logger } = foundation
  const stopping = new AbortController()
  stack.defer(() => stopping.abort())
  void continueRealtime({ ...foundation, projects, signal: stopping.signal })
  const jobs = createJobMetrics()
  const checks = createAlertMetrics()
  const sourceMetrics = createPrometheusMetrics(() => foundation.source.status())
  const timetable = await openTimetable({
    foundation,
    config,
    secrets,
    metrics: jobs.metrics,
    alertMetrics: checks.metrics,
  })
  const slack = await createSlackApp({
    ...foundation,
    settings: slackSettings(config, secrets),
    isReady: () => true,
    projects,
    adminUsers: new Set(config.adminUsers),
    savedQuestions: createSavedQuestionStore(foundation.database),
    digests: timetable.digests,
    alerts: timetable.alerts,
    notes: timetable.notes,
    knownDays: timetable.knownDays,
    calendarsOf: timetable.calendarsOf,
    alertWork: createAlertWorker({
      ...foundation,
      ...timetable,
      notes: timetable.knownDays,
      whyProperties: whyPropertiesOf(config),
    }),
    timetable: timetable.store,
    outbox: timetable.outbox,
    metrics: async () =>
      [await sourceMetrics(), await jobs.read(timetable.outbox, clock.now()), await checks.read()].join(''),
    stopDeadlineMs,
  })
  // The zones' rules may have changed with the engine since somebody last looked.
  const rescheduled = timetable.store.reschedule(clock.now())
  const heart = startHeart(() => beat(timetable, stopping.signal), logger)
  stack.defer(async () => {
    heart[Symbol.dispose]()
    stopping.abort()
    await rescheduled
    await Promise.all([slack[Symbol.asyncDispose](), stopTimetable(timetable, logger)])
  })
  const started = stack.move()
  return {
    port: slack.port,
    nextDue: async (until) => await nextDue({ ...timetable, timetable: timetable.store }, clock.now(), until),
    doWhatIsDue: () => timetable.scheduler.drain(),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

async function beat({ scheduler, warmUp }: Timetable, signal: AbortSignal): Promise<void> {
  await scheduler.beat()
  await warmUp.beat(signal)
}

async function stopTimetable({ scheduler, warmUp }: Timetable, logger: Logger): Promise<void> {
  await scheduler.stop(stopDeadlineMs)
  await warmUp.settled()
  logger.info({}, 'timetable.stopped')
}
