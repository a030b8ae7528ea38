import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { DigestStore } from '../../src/jobs/digests/digest-store.ts'
import type { Delivery, Messenger } from '../../src/jobs/outbox/messenger.ts'
import type { Outbox } from '../../src/jobs/outbox/outbox.ts'
import type { ComposeSlot } from '../../src/jobs/digests/run-slot.ts'
import { createScheduler, type Scheduler } from '../../src/jobs/scheduler.ts'
import type { TimetableStore } from '../../src/jobs/digests/timetable-store.ts'
import { silentLogger } from '../../src/logger.ts'
import { failureWith } from '../../src/slack/delivery-failure.ts'
import { createDigestStore } from '../../src/storage/digest-store.ts'
import { createOutbox } from '../../src/storage/outbox.ts'
import { createTimetableStore } from '../../src/storage/timetable-store.ts'
import { aDigestMessage } from './digests.ts'
import { FakeClock } from './fake-clock.ts'

/** What stands in a Slack that can be made to fail. */
export interface FickleSlack extends Messenger {
  readonly standing: { channelId: string; ts: string; delivery: Delivery; at: Date; edits: Delivery[] }[]
  /** The outcome of the next posts, one each: a code of Slack's, or `lost` where it stands and nobody is told. */
  readonly next: string[]
  /** Channels that refuse everything, with the code. */
  readonly closed: Map<string, string>
  isReadable: boolean
}

export interface TimetableWorld {
  scheduler: Scheduler
  digests: DigestStore
  timetable: TimetableStore
  outbox: Outbox
  slack: FickleSlack
  clock: FakeClock
  /** What was counted, as sentences. */
  counted: string[]
  /** How slots are composed; replaceable. */
  composing: { compose: ComposeSlot }
}

export interface WorldParts {
  database: Database
  clock?: FakeClock
  slack?: FickleSlack
  holder?: string
}

/** The timetable between a real database and a fickle Slack. */
export function aTimetableWorld({ database, clock, slack, holder }: WorldParts): TimetableWorld {
  const time = clock ?? new FakeClock('2026-11-23T07:59:00Z')
  const fickle = slack ?? fickleSlack(time)
  const stores = {
    digests: createDigestStore(database),
    timetable: createTimetableStore(database),
    outbox: createOutbox(database),
  }
  const counted: string[] = []
  const composing = { compose: composeSimply }
  const scheduler = createScheduler({
    ...stores,
    messenger: fickle,
    compose: (...asked) => composing.compose(...asked),
    clock: time,
    logger: silentLogger,
    holder: holder ?? 'one',
    firstAdmin: 'U0ADMIN',
    metrics: {
      delivered: (lateMs) => void counted.push(`delivered ${lateMs}`),
      skipped: (count, reason) => void counted.push(`skipped ${count} ${reason}`),
      parked: (reason) => void counted.push(`parked ${reason}`),
      retried: (reason) => void counted.push(`retried ${reason}`),
      adopted: () => void counted.push('adopted'),
      repeated: () => void counted.push('repeated'),
      halted: (isHalted) => isHalted && void counted.push('halted'),
    },
  })
  return { ...stores, scheduler, slack: fickle, clock: time, counted, composing }
}

const composeSimply: ComposeSlot = async ({ digest }) => {
  await nextTurn()
  const message = aDigestMessage({ digestId: digest.id, title: digest.definition.title })
  return { kind: 'send', drafts: [{ notice: { kind: 'digest', message }, pictures: [] }] }
}

export function fickleSlack(clock: { now(): Date }): FickleSlack {
  const slack: FickleSlack = {
    standing: [],
    next: [],
    closed: new Map(),
    isReadable: true,
    async post(delivery, { begin }) {
      await nextTurn()
      await begin()
      const { channelId } = delivery
      const outcome = slack.closed.get(channelId) ?? slack.next.shift()
      if (outcome !== undefined && outcome !== 'lost') throw failureWith(outcome)
      const ts = `${slack.standing.length + 1}.0`
      slack.standing.push({ channelId, ts, delivery, at: clock.now(), edits: [] })
      if (outcome === 'lost') throw failureWith('no_response')
      return { channelId, ts }
    },
    async update({ channelId, ts }, delivery, { begin }) {
      await nextTurn()
      await begin()
      const outcome = slack.closed.get(channelId) ?? slack.next.shift()
      if (outcome !== undefined && outcome !== 'lost') throw failureWith(outcome)
      const standing = slack.standing.find((message) => message.channelId === channelId && message.ts === ts)
      if (standing === undefined) throw failureWith('message_not_found')
      standing.edits.push(delivery)
      if (outcome === 'lost') throw failureWith('no_response')
      return { channelId, ts }
    },
    async find({ id }) {
      await nextTurn()
      if (!slack.isReadable) return 'unreadable'
      const found = slack.standing.find(({ delivery }) => delivery.id === id)
      return found === undefined ? 'absent' : { channelId: found.channelId, ts: found.ts }
    },
  }
  return slack
}
