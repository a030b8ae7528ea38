import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Config, Secrets } from '../config/config.ts'
import type { AlertMetrics } from '../jobs/alerts/alert-metrics.ts'
import type { AlertStore, KnownDayList, NoteStore, PointStore } from '../jobs/alerts/alert-store.ts'
import { createComposeSlot } from '../jobs/digests/compose-digest-slot.ts'
import { composeStorm, createComposeNews } from '../jobs/alerts/compose-news.ts'
import type { DigestStore } from '../jobs/digests/digest-store.ts'
import { explainIncident } from '../jobs/alerts/explain-incident.ts'
import type { JobMetrics } from '../jobs/job-metrics.ts'
import type { Outbox } from '../jobs/outbox/outbox.ts'
import { createScheduler, type Scheduler } from '../jobs/scheduler.ts'
import type { TimetableStore } from '../jobs/digests/timetable-store.ts'
import { createWarmUp, type WarmUp } from '../jobs/digests/warm-up.ts'
import { withHolidays } from '../jobs/alerts/with-holidays.ts'
import { noticeMessage } from '../slack/blocks/notice-message.ts'
import { createNoticeMessenger } from '../slack/notice-messenger.ts'
import { createSlackClients } from '../slack/slack-clients.ts'
import { createAlertStore } from '../storage/alert-store.ts'
import { createDigestStore } from '../storage/digest-store.ts'
import { createNoteStore } from '../storage/note-store.ts'
import { createOutbox } from '../storage/outbox.ts'
import { createPointStore } from '../storage/point-store.ts'
import { createReadTroubleStore } from '../storage/read-trouble-store.ts'
import { createTimetableStore } from '../storage/timetable-store.ts'
import { openCalendars, type CalendarsOf } from './open-calendars.ts'
import type { Foundation } from './open-foundation.ts'
import { slackSettings } from './slack-side.ts'
import { whyPropertiesOf } from './why-properties.ts'

/** Everything that happens without being asked for, ready to be beaten. */
export interface Timetable {
  digests: DigestStore
  alerts: AlertStore
  notes: NoteStore
  calendarsOf: CalendarsOf
  /** Notes and public holidays. */
  knownDays: KnownDayList
  points: PointStore
  outbox: Outbox
  store: TimetableStore
  scheduler: Scheduler
  warmUp: WarmUp
}

export interface TimetableParts {
  foundation: Foundation
  config: Config
  secrets: Secrets
  metrics: JobMetrics
  alertMetrics: AlertMetrics
}

/** Throws `ConfigError` where Slack's token is missing, or a country is none. */
export async function openTimetable(parts: TimetableParts): Promise<Timetable> {
  const { foundation, config, secrets, ...counting } = parts
  const { database, clock } = foundation
  const logger = foundation.logger.child({ area: 'jobs' })
  const digests = createDigestStore(database)
  const outbox = createOutbox(database)
  const store = createTimetableStore(database)
  const kept = { alerts: createAlertStore(database), points: createPointStore(database) }
  const notes = createNoteStore(database)
  const calendarsOf = await openCalendars(config.projects)
  const knownDays = withHolidays({ notes, calendarsOf, clock })
  // Clients of its own: what nobody waits for must not stand in the way of what somebody does.
  const clients = createSlackClients(slackSettings(config, secrets), logger)
  const deps = { ...foundation, logger, digests }
  const explaining = { ...foundation, whyProperties: whyPropertiesOf(config) }
  const scheduler = createScheduler({
    ...deps,
    timetable: store,
    outbox,
    messenger: createNoticeMessenger({ clients, layOut: noticeMessage, clock, logger }),
    compose: createComposeSlot({ ...deps, notes: knownDays }),
    metrics: counting.metrics,
    checks: {
      ...kept,
      notes: knownDays,
      source: foundation.source,
      trouble: createReadTroubleStore(database),
      composeNews: createComposeNews({ ...foundation, logger }),
      composeStorm,
      explain: (remembered, signal) =>
        explainIncident(explaining, remembered, { signal, priority: 'timetable' }),
      newId: randomUUID,
      metrics: counting.alertMetrics,
    },
    holder: `${hostname()} ${process.pid} ${randomUUID()}`,
    firstAdmin: config.adminUsers[0],
  })
  const warmUp = createWarmUp({ ...deps, timetable: store })
  return { digests, ...kept, notes, calendarsOf, knownDays, outbox, store, scheduler, warmUp }
}
