import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Lease } from '../jobs/lease.ts'
import type { Notice, StoredPicture } from '../jobs/messenger.ts'
import type { Outbox, OutboxMessage } from '../jobs/outbox.ts'
import type { SlotKey } from '../jobs/timetable-store.ts'
import { outboxWriter } from './outbox-writer.ts'

/** Messages on their way, in SQLite. */
export function createOutbox(database: Database): Outbox {
  const write = database.transaction(outboxWriter(database))
  const postpone = database.prepare<[number, number, number, string]>(`
    UPDATE outbox SET state = 'waiting', holder = NULL, not_before = ?, in_doubt = ?, is_repeat = ?
    WHERE id = ? AND state = 'sending'
  `)
  // A post that was cut off may have arrived.
  const release = database.prepare<[string]>(
    "UPDATE outbox SET state = 'waiting', holder = NULL, in_doubt = 1, not_before = created_at WHERE holder = ? AND state = 'sending'",
  )
  const backlog = database.prepare<[], { waiting: number; oldest: number | null }>(
    "SELECT count(*) AS waiting, min(created_at) AS oldest FROM outbox WHERE state IN ('waiting', 'sending')",
  )
  const tidy = database.prepare<[number]>(
    "DELETE FROM outbox WHERE state IN ('sent', 'failed') AND ended_at < ?",
  )
  return {
    add: async (message) => {
      write.immediate({ ...message, id: randomUUID(), threadOf: undefined, slot: undefined })
    },
    take: taker(database),
    sent: sender(database),
    fail: failer(database),
    postpone: async ({ id }, { notBefore, isInDoubt, isRepeat }) => {
      postpone.run(notBefore.getTime(), Number(isInDoubt), Number(isRepeat), id)
    },
    release: async (holder) => {
      release.run(holder)
    },
    backlog: async () => {
      const { waiting, oldest } = backlog.get() ?? { waiting: 0, oldest: null }
      return { waiting, oldestAt: oldest === null ? undefined : new Date(oldest) }
    },
    tidy: async (before) => {
      tidy.run(before.getTime())
    },
  }
}

interface Row {
  id: string
  team: string
  channel: string
  thread_of: string | null
  digest: number | null
  due_at: number | null
  trigger: SlotKey['trigger'] | null
  notice: string
  attempts: number
  in_doubt: number
  is_repeat: number
  first_tried_at: number | null
  created_at: number
}

interface Standing {
  posted_channel: string | null
  ts: string | null
}

function taker(database: Database): Outbox['take'] {
  const anyOpen = database.prepare<[number], { one: number }>(
    "SELECT 1 AS one FROM outbox WHERE state IN ('waiting', 'sending') AND not_before <= ? LIMIT 1",
  )
  // A message whose lease ended while it was being sent may stand in Slack: its process can no longer tell.
  const take = database.prepare<[string, number, number, number, number], Row>(`
    UPDATE outbox SET
      in_doubt = iif(state = 'sending', 1, in_doubt), state = 'sending', holder = ?, not_before = ?,
      attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ?)
    WHERE number IN (
      SELECT min(candidate.number) FROM outbox AS candidate
      LEFT JOIN outbox AS head ON head.id = candidate.thread_of
      WHERE candidate.state IN ('waiting', 'sending') AND candidate.not_before <= ?
        AND (candidate.thread_of IS NULL OR head.state = 'sent')
        AND NOT EXISTS (
          SELECT 1 FROM outbox AS busy
          WHERE busy.channel = candidate.channel AND busy.state = 'sending' AND busy.number <> candidate.number
        )
      GROUP BY candidate.channel LIMIT ?
    )
    RETURNING id, team, channel, thread_of, digest, due_at, trigger, notice, attempts, in_doubt, is_repeat,
      first_tried_at, created_at
  `)
  const standing = database.prepare<[string], Standing>('SELECT posted_channel, ts FROM outbox WHERE id = ?')
  const pictures = database.prepare<[string], { png: Uint8Array; alt_text: string }>(
    'SELECT png, alt_text FROM outbox_pictures WHERE message = ? ORDER BY position',
  )
  const takeAll = database.transaction(({ holder, now, until }: Lease, most: number) =>
    take.all(holder, until.getTime(), now.getTime(), now.getTime(), most).map((row) => {
      const head = row.thread_of === null ? undefined : standing.get(row.thread_of)
      const stored = pictures.all(row.id).map(({ png, alt_text: altText }) => ({ png, altText }))
      return messageOf(row, head, stored)
    }),
  )
  return async (lease, most) =>
    anyOpen.get(lease.now.getTime()) === undefined ? [] : takeAll.immediate(lease, most)
}

function messageOf(row: Row, head: Standing | undefined, pictures: readonly StoredPicture[]): OutboxMessage {
  const { team: teamId, digest: digestId, due_at: dueAt, trigger } = row
  const isOfSlot = digestId !== null && dueAt !== null && trigger !== null
  return {
    id: row.id,
    teamId,
    channelId: head?.posted_channel ?? row.channel,
    threadTs: head?.ts ?? undefined,
    notice: JSON.parse(row.notice) as Notice,
    pictures,
    attempt: row.attempts,
    firstTriedAt: row.first_tried_at === null ? undefined : new Date(row.first_tried_at),
    isInDoubt: row.in_doubt === 1,
    isRepeat: row.is_repeat === 1,
    createdAt: new Date(row.created_at),
    slot: isOfSlot ? { teamId, digestId, dueAt: new Date(dueAt), trigger } : undefined,
  }
}

function sender(database: Database): Outbox['sent'] {
  const sent = database.prepare<[string, string, number, string]>(`
    UPDATE outbox SET state = 'sent', holder = NULL, in_doubt = 0, posted_channel = ?, ts = ?, ended_at = ?
    WHERE id = ? AND state = 'sending'
  `)
  const delivered = database.prepare<[number, string, string, string, number, number, string]>(`
    UPDATE slots SET state = 'delivered', ended_at = ?, channel = ?, ts = ?
    WHERE team = ? AND digest = ? AND due_at = ? AND trigger = ? AND state = 'composed'
  `)
  const dropPictures = database.prepare<[string]>('DELETE FROM outbox_pictures WHERE message = ?')
  const record = database.transaction(
    ({ id, slot }: OutboxMessage, { channelId, ts }: { channelId: string; ts: string }, at: number) => {
      if (sent.run(channelId, ts, at, id).changes === 0) return
      dropPictures.run(id)
      if (slot === undefined) return
      delivered.run(at, channelId, ts, slot.teamId, slot.digestId, slot.dueAt.getTime(), slot.trigger)
    },
  )
  return async (message, posted, now) => record.immediate(message, posted, now.getTime())
}

function failer(database: Database): Outbox['fail'] {
  const failed = database.prepare<[string, number, string, string]>(`
    UPDATE outbox SET state = 'failed', holder = NULL, reason = ?, ended_at = ?
    WHERE (id = ? OR thread_of = ?) AND state IN ('waiting', 'sending')
  `)
  const parked = database.prepare<[string, number, string, number, number, string]>(`
    UPDATE slots SET state = 'parked', reason = ?, ended_at = ?
    WHERE team = ? AND digest = ? AND due_at = ? AND trigger = ? AND state = 'composed'
  `)
  const dropPictures = database.prepare<[string, string]>(
    'DELETE FROM outbox_pictures WHERE message IN (SELECT id FROM outbox WHERE id = ? OR thread_of = ?)',
  )
  const record = database.transaction(({ id, slot }: OutboxMessage, reason: string, at: number) => {
    if (failed.run(reason, at, id, id).changes === 0) return
    dropPictures.run(id, id)
    if (slot === undefined) return
    parked.run(reason, at, slot.teamId, slot.digestId, slot.dueAt.getTime(), slot.trigger)
  })
  return async (message, reason, now) => record.immediate(message, reason, now.getTime())
}
