import type { Database } from 'better-sqlite3'
import type { OutboxDraft, SlotKey } from '../jobs/timetable-store.ts'

interface NewMessage extends OutboxDraft {
  id: string
  teamId: string
  channelId: string
  /** The id of the message in whose thread it belongs. */
  threadOf: string | undefined
  slot: SlotKey | undefined
  now: Date
}

/** Writes a message and its pictures; to be called within a transaction. */
export function outboxWriter(database: Database): (message: NewMessage) => void {
  const insert = database.prepare(`
    INSERT INTO outbox (id, team, channel, thread_of, digest, due_at, trigger, notice, state, not_before, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
  `)
  const insertPicture = database.prepare(
    'INSERT INTO outbox_pictures (message, position, png, alt_text) VALUES (?, ?, ?, ?)',
  )
  return ({ id, teamId, channelId, threadOf, slot, now, notice, pictures }) => {
    const at = now.getTime()
    const belongsTo =
      slot === undefined ? [null, null, null] : [slot.digestId, slot.dueAt.getTime(), slot.trigger]
    insert.run(id, teamId, channelId, threadOf ?? null, ...belongsTo, JSON.stringify(notice), at, at)
    pictures.forEach(({ png, altText }, position) =>
      insertPicture.run(id, position, Buffer.from(png), altText),
    )
  }
}
