import type { Database } from 'better-sqlite3'
import type { Posted } from '../jobs/outbox/messenger.ts'
import type { OutboxMessage, StandingPart } from '../jobs/outbox/outbox.ts'

/** Keeps where messages stand that stay; all but `repost` are to be called within a transaction. */
export interface StandingKeeper {
  stands: (standing: StandingPart, posted: Posted) => void
  /** The first message was given up: what waits for it is, too, and what would stand in its thread stands alone. */
  givenUp: (standing: StandingPart, reason: string, at: number) => void
  /** An edit that was overtaken while it was tried is not tried again. */
  dropOvertaken: (message: OutboxMessage) => void
  repost: (message: OutboxMessage, now: Date) => boolean
}

export function standingKeeper(database: Database): StandingKeeper {
  const stand = database.prepare<[string, string, string | null, string]>(
    'UPDATE standing_messages SET posted_channel = ?, ts = ?, files = ? WHERE id = ?',
  )
  const failRest = database.prepare<[string, number, string]>(`
    UPDATE outbox SET state = 'failed', holder = NULL, reason = ?, ended_at = ?
    WHERE standing = ? AND state IN ('waiting', 'sending')
  `)
  const detach = database.prepare<[string]>(
    'UPDATE standing_messages SET thread_of = NULL WHERE thread_of = ?',
  )
  const dropOvertaken = database.prepare<[string]>(`
    DELETE FROM outbox WHERE id = ? AND part = 'edit' AND state = 'waiting' AND EXISTS (
      SELECT 1 FROM outbox AS newer
      WHERE newer.standing = outbox.standing AND newer.part = 'edit' AND newer.number > outbox.number
        AND newer.state IN ('waiting', 'sending')
    )
  `)
  return {
    stands: ({ id, part }, { channelId, ts, fileIds }) => {
      if (part === 'thread') return
      stand.run(channelId, ts, fileIds === undefined ? null : JSON.stringify(fileIds), id)
    },
    givenUp: ({ id, part }, reason, at) => {
      if (part !== 'first') return
      failRest.run(reason, at, id)
      detach.run(id)
    },
    dropOvertaken: ({ id }) => void dropOvertaken.run(id),
    repost: reposter(database),
  }
}

/** Once: where somebody deletes the second one, too, they do not want it. */
function reposter(database: Database): StandingKeeper['repost'] {
  const forget = database.prepare<[string]>(`
    UPDATE standing_messages SET posted_channel = NULL, ts = NULL, files = NULL, is_reposted = 1
    WHERE id = ? AND is_reposted = 0
  `)
  const asFirst = database.prepare<[number, string, number]>(`
    UPDATE outbox SET part = 'first', state = 'waiting', holder = NULL, not_before = ?, in_doubt = 0
    WHERE id = ? AND part = 'edit' AND state = 'sending' AND attempts = ?
  `)
  const repost = database.transaction(({ id, attempt, standing }: OutboxMessage, at: number) => {
    if (standing === undefined || forget.run(standing.id).changes === 0) return false
    return asFirst.run(at, id, attempt).changes > 0
  })
  return (message, now) => repost.immediate(message, now.getTime())
}
