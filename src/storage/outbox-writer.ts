import type { Database } from 'better-sqlite3'
import type { StandingPart } from '../jobs/outbox/outbox.ts'
import type { OutboxDraft, SlotKey } from '../jobs/digests/timetable-store.ts'

interface NewMessage extends OutboxDraft {
  id: string
  teamId: string
  channelId: string
  /** The id of the message in whose thread it belongs. */
  threadOf: string | undefined
  slot: SlotKey | undefined
  /** What it is to a message that stays. */
  standing?: Pick<StandingPart, 'id' | 'part'>
  now: Date
}

/** Writes a message and its pictures; to be called within a transaction. */
export function outboxWriter(database: Database): (message: NewMessage) => void {
  const insert = database.prepare(`
    INSERT INTO outbox (id, team, channel, thread_of, digest, due_at, trigger, standing, part, notice, state, not_before,
      created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
  `)
  const insertPicture = database.prepare(
    'INSERT INTO outbox_pictures (message, position, png, alt_text) VALUES (?, ?, ?, ?)',
  )
  return ({ id, teamId, channelId, threadOf, slot, standing, now, notice, pictures }) => {
    const at = now.getTime()
    const belongsTo =
      slot === undefined ? [null, null, null] : [slot.digestId, slot.dueAt.getTime(), slot.trigger]
    const partOf = [standing?.id ?? null, standing?.part ?? null]
    const words = JSON.stringify(notice)
    insert.run(id, teamId, channelId, threadOf ?? null, ...belongsTo, ...partOf, words, at, at)
    pictures.forEach(({ png, altText }, position) =>
      insertPicture.run(id, position, Buffer.from(png), altText),
    )
  }
}
