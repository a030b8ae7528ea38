import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Clock } from '../src/clock.ts'
import type { DigestStore } from '../src/jobs/digests/digest-store.ts'
import type { JobMetrics } from '../src/jobs/job-metrics.ts'
import type { LeaseTimes } from '../src/jobs/lease.ts'
import type { Outbox } from '../src/jobs/outbox/outbox.ts'
import type { ComposeSlot } from '../src/jobs/digests/run-slot.ts'
import { createScheduler, type Scheduler } from '../src/jobs/scheduler.ts'
import type { TimetableStore } from '../src/jobs/digests/timetable-store.ts'
import { silentLogger } from '../src/logger.ts'
import { Secret } from '../src/secret.ts'
import type { MessageContent, SlackBlock } from '../src/slack/blocks/message-content.ts'
import { createNoticeMessenger } from '../src/slack/notice-messenger.ts'
import { createSlackClients } from '../src/slack/slack-clients.ts'
import { createDigestStore } from '../src/storage/digest-store.ts'
import { createOutbox } from '../src/storage/outbox.ts'
import { createTimetableStore } from '../src/storage/timetable-store.ts'

export interface TimetableParts {
  database: Database
  slack: { apiUrl: string; botToken: string }
  clock: Clock
  compose: ComposeSlot
  metrics?: Partial<JobMetrics>
  leases?: LeaseTimes
}

export interface Timetable {
  scheduler: Scheduler
  digests: DigestStore
  timetable: TimetableStore
  outbox: Outbox
}

/** The timetable as it runs in production, except for what composes its messages and how they look. */
export function openTimetable({
  database,
  slack,
  clock,
  compose,
  metrics,
  leases,
}: TimetableParts): Timetable {
  const stores = {
    digests: createDigestStore(database),
    timetable: createTimetableStore(database),
    outbox: createOutbox(database),
  }
  const settings = { botToken: new Secret(slack.botToken), apiUrl: slack.apiUrl, port: 0 }
  const clients = createSlackClients(settings, silentLogger)
  const scheduler = createScheduler({
    ...stores,
    messenger: createNoticeMessenger({ clients, clock, logger: silentLogger, layOut }),
    compose,
    clock,
    logger: silentLogger,
    holder: randomUUID(),
    metrics: { ...unheard, ...metrics },
    ...(leases === undefined ? {} : { leases }),
  })
  return { scheduler, ...stores }
}

/** How a message says that it is sent once more. */
export const repeatMark = 'sent again after a restart'

function layOut(
  notice: Parameters<Parameters<typeof createNoticeMessenger>[0]['layOut']>[0],
  { fileIds, isRepeat }: { fileIds: readonly (string | undefined)[]; isRepeat: boolean },
): MessageContent {
  const said = notice.kind === 'word' ? notice.text : notice.kind
  const text = isRepeat ? `${said} · ${repeatMark}` : said
  const words: SlackBlock = { type: 'section', text: { type: 'mrkdwn', text } }
  const pictures = fileIds
    .filter((id) => id !== undefined)
    .map((id): SlackBlock => ({ type: 'image', alt_text: 'a picture', slack_file: { id } }))
  return { text, blocks: [words, ...pictures] }
}

const unheard: JobMetrics = {
  delivered: () => {},
  skipped: () => {},
  parked: () => {},
  retried: () => {},
  adopted: () => {},
  repeated: () => {},
  halted: () => {},
}

/** A digest that is due once, at that minute. */
export function definitionFor(
  channelId: string,
  due: Date,
): Parameters<DigestStore['create']>[0]['definition'] {
  return {
    title: 'Morning numbers',
    parts: ['dau last 30d'],
    schedule: { cron: `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`, timeZone: 'UTC' },
    channelId,
    onlyWhenMoved: false,
    layout: 'single',
    pictures: 'combined',
    graceMinutes: 120,
  }
}
