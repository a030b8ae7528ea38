import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { OutboxDraft } from '../jobs/digests/timetable-store.ts'
import { outboxWriter } from './outbox-writer.ts'

/** Something to be told by a message that stays. */
interface StandingDraft extends OutboxDraft {
  /** Of the message that stays. */
  id: string
  teamId: string
  channelId: string
  /** Whose incident it tells; undefined for a message of the bot's own. */
  alert: number | undefined
  /** In the thread of which other message that stays. */
  threadOf: string | undefined
  now: Date
}

export interface StandingWriter {
  /**
   * Posted the first time, an edit ever after; words that still wait to be sent are replaced by the newer ones. False where nobody has
   * heard of it yet, because it is the first message that was replaced.
   */
  tell(draft: StandingDraft): boolean
  /** In its thread; nothing where there is no such message. */
  reply(draft: Omit<StandingDraft, 'alert' | 'threadOf'>): void
}

interface Standing {
  channel: string
  ts: string | null
  is_on_its_way: number
}

/** Writes messages that stay and are edited; to be called within a transaction. */
export function standingWriter(database: Database): StandingWriter {
  const stand = database.prepare<[string, string, number | null, string | null, string, number]>(`
    INSERT INTO standing_messages (id, team, alert, thread_of, channel, told_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET told_at = excluded.told_at, channel = iif(ts IS NULL, excluded.channel, channel)
  `)
  const find = database.prepare<[string], Standing>(`
    SELECT channel, ts, EXISTS (
      SELECT 1 FROM outbox WHERE standing = known.id AND part = 'first' AND state IN ('waiting', 'sending')
    ) AS is_on_its_way
    FROM standing_messages AS known WHERE id = ?
  `)
  const replaceUnsent = unsentReplacer(database)
  const write = outboxWriter(database)
  return {
    tell: ({ alert, threadOf, ...draft }) => {
      const { id, teamId, channelId, now } = draft
      const replaced = replaceUnsent(draft)
      if (replaced !== undefined) return replaced === 'edit'
      stand.run(id, teamId, alert ?? null, threadOf ?? null, channelId, now.getTime())
      const { channel, ts, is_on_its_way: isOnItsWay } = find.get(id) ?? { channel: channelId, ts: null }
      const part = ts !== null || isOnItsWay === 1 ? 'edit' : 'first'
      write({ ...draft, ...alone, channelId: channel, id: randomUUID(), standing: { id, part } })
      return true
    },
    reply: (draft) => {
      const { id } = draft
      const known = find.get(id)
      if (known === undefined || (known.ts === null && known.is_on_its_way === 0)) return
      const standing = { id, part: 'thread' } as const
      write({ ...draft, ...alone, channelId: known.channel, id: randomUUID(), standing })
    },
  }
}

const alone = { slot: undefined, threadOf: undefined }

interface UnsentRow {
  id: string
  part: 'first' | 'edit'
}

/** Puts the newest words and pictures in the place of those that wait, and says what they are part of; undefined where none wait. */
function unsentReplacer(
  database: Database,
): (draft: Pick<StandingDraft, 'id' | 'now' | 'notice' | 'pictures'>) => UnsentRow['part'] | undefined {
  // Not a first one that Slack may have got already: what replaces that is an edit.
  const replace = database.prepare<[string, number, string], UnsentRow>(`
    UPDATE outbox SET notice = ?, created_at = ? WHERE number = (
      SELECT max(number) FROM outbox
      WHERE standing = ? AND part IN ('first', 'edit') AND state = 'waiting' AND (part = 'edit' OR in_doubt = 0)
    ) RETURNING id, part
  `)
  const dropPictures = database.prepare<[string]>('DELETE FROM outbox_pictures WHERE message = ?')
  const addPicture = database.prepare<[string, number, Buffer, string]>(
    'INSERT INTO outbox_pictures (message, position, png, alt_text) VALUES (?, ?, ?, ?)',
  )
  return ({ id, now, notice, pictures }) => {
    const row = replace.get(JSON.stringify(notice), now.getTime(), id)
    if (row === undefined) return undefined
    // Words alone leave the picture: it is the newest that anybody has drawn.
    if (pictures.length > 0) dropPictures.run(row.id)
    pictures.forEach(({ png, altText }, position) =>
      addPicture.run(row.id, position, Buffer.from(png), altText),
    )
    return row.part
  }
}
