import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { Posted } from '../jobs/outbox/messenger.ts'
import type { Outbox, OutboxMessage } from '../jobs/outbox/outbox.ts'
import { outboxTaker } from './outbox-taker.ts'
import { outboxWriter } from './outbox-writer.ts'
import { standingKeeper } from './standing-keeper.ts'

/** Messages on their way, in SQLite. */
export function createOutbox(database: Database): Outbox {
  const write = database.transaction(outboxWriter(database))
  // Of two who hold a message, the second after the first one's lease, only the second has its attempt.
  const isOurs = "id = ? AND state = 'sending' AND attempts = ?"
  const begin = database.prepare<[number, string, number]>(
    `UPDATE outbox SET in_doubt = 1, first_tried_at = coalesce(first_tried_at, ?) WHERE ${isOurs}`,
  )
  const renew = database.prepare<[number, string, number]>(`UPDATE outbox SET not_before = ? WHERE ${isOurs}`)
  const postpone = database.prepare<[number, number, number, string, number]>(`
    UPDATE outbox SET state = 'waiting', holder = NULL, not_before = ?, in_doubt = ?, is_repeat = ?
    WHERE ${isOurs}
  `)
  const release = database.prepare<[string]>(
    "UPDATE outbox SET state = 'waiting', holder = NULL, not_before = created_at WHERE holder = ? AND state = 'sending'",
  )
  const backlog = database.prepare<[], { waiting: number; oldest: number | null }>(
    "SELECT count(*) AS waiting, min(created_at) AS oldest FROM outbox WHERE state IN ('waiting', 'sending')",
  )
  const tidy = database.prepare<[number, number]>(
    'DELETE FROM outbox WHERE number IN (SELECT number FROM outbox WHERE ended_at < ? LIMIT ?)',
  )
  const { repost, dropOvertaken } = standingKeeper(database)
  return {
    add: async (message) => {
      write.immediate({ ...message, id: randomUUID(), threadOf: undefined, slot: undefined })
    },
    take: outboxTaker(database),
    renew: async ({ id, attempt }, { until }) => renew.run(until.getTime(), id, attempt).changes > 0,
    begin: async ({ id, attempt }, now) => begin.run(now.getTime(), id, attempt).changes > 0,
    sent: sender(database),
    fail: failer(database),
    postpone: async (message, { notBefore, isInDoubt, isRepeat }) => {
      const { id, attempt } = message
      postpone.run(notBefore.getTime(), Number(isInDoubt), Number(isRepeat), id, attempt)
      dropOvertaken(message)
    },
    repost: async (message, now) => repost(message, now),
    release: async (holder) => {
      release.run(holder)
    },
    backlog: async () => {
      const { waiting, oldest } = backlog.get() ?? { waiting: 0, oldest: null }
      return { waiting, oldestAt: oldest === null ? undefined : new Date(oldest) }
    },
    tidy: async (before) => {
      while (tidy.run(before.getTime(), tidiedAtOnce).changes > 0) await nextTurn()
    },
  }
}

const tidiedAtOnce = 200

function sender(database: Database): Outbox['sent'] {
  // True whoever says it, also a process whose lease has ended.
  const sent = database.prepare<[string, string, number, string]>(`
    UPDATE outbox SET state = 'sent', holder = NULL, in_doubt = 0, posted_channel = ?, ts = ?, ended_at = ?
    WHERE id = ? AND state IN ('waiting', 'sending')
  `)
  const delivered = database.prepare<[number, string, string, string, number, number, string]>(`
    UPDATE slots SET state = 'delivered', ended_at = ?, channel = ?, ts = ?
    WHERE team = ? AND digest = ? AND due_at = ? AND trigger = ? AND state = 'composed'
  `)
  const dropPictures = database.prepare<[string]>('DELETE FROM outbox_pictures WHERE message = ?')
  const { stands } = standingKeeper(database)
  const record = database.transaction(({ id, slot, standing }: OutboxMessage, posted: Posted, at: number) => {
    const { channelId, ts } = posted
    if (sent.run(channelId, ts, at, id).changes === 0) return
    dropPictures.run(id)
    if (standing !== undefined) stands(standing, posted)
    if (slot === undefined) return
    delivered.run(at, channelId, ts, slot.teamId, slot.digestId, slot.dueAt.getTime(), slot.trigger)
  })
  return async (message, posted, now) => record.immediate(message, posted, now.getTime())
}

function failer(database: Database): Outbox['fail'] {
  const fail = "UPDATE outbox SET state = 'failed', holder = NULL, reason = ?, ended_at = ?"
  const failed = database.prepare<[string, number, string, number]>(
    `${fail} WHERE id = ? AND state = 'sending' AND attempts = ?`,
  )
  const threadFailed = database.prepare<[string, number, string]>(
    `${fail} WHERE thread_of = ? AND state IN ('waiting', 'sending')`,
  )
  const parked = database.prepare<[string, number, string, number, number, string]>(`
    UPDATE slots SET state = 'parked', reason = ?, ended_at = ?
    WHERE team = ? AND digest = ? AND due_at = ? AND trigger = ? AND state = 'composed'
  `)
  const dropPictures = database.prepare<[string, string]>(
    'DELETE FROM outbox_pictures WHERE message IN (SELECT id FROM outbox WHERE id = ? OR thread_of = ?)',
  )
  const { givenUp } = standingKeeper(database)
  const record = database.transaction(
    ({ id, attempt, slot, standing }: OutboxMessage, reason: string, at: number) => {
      if (failed.run(reason, at, id, attempt).changes === 0) return false
      threadFailed.run(reason, at, id)
      dropPictures.run(id, id)
      if (standing !== undefined) givenUp(standing, reason, at)
      if (slot !== undefined)
        parked.run(reason, at, slot.teamId, slot.digestId, slot.dueAt.getTime(), slot.trigger)
      return true
    },
  )
  return async (message, reason, now) => record.immediate(message, reason, now.getTime())
}
