import type { Database } from 'better-sqlite3'
import type { Lease } from '../jobs/lease.ts'
import type { Notice, StoredPicture } from '../jobs/outbox/messenger.ts'
import type { Outbox, OutboxMessage, StandingPart } from '../jobs/outbox/outbox.ts'
import type { SlotKey } from '../jobs/digests/timetable-store.ts'

interface Row {
  id: string
  team: string
  channel: string
  thread_of: string | null
  digest: number | null
  due_at: number | null
  trigger: SlotKey['trigger'] | null
  standing: string | null
  part: StandingPart['part'] | null
  notice: string
  attempts: number
  in_doubt: number
  is_repeat: number
  first_tried_at: number | null
  created_at: number
}

interface Head {
  posted_channel: string | null
  ts: string | null
}

/** The message that stays to which one belongs, and in whose thread that one is. */
interface StandingRow extends Head {
  alert: number | null
  files: string | null
  head_channel: string | null
  head_ts: string | null
}

const isOpen = "state IN ('waiting', 'sending')"

/**
 * Takes the next message of each channel in which nothing is under way. It leaps from channel to channel along an index, beginning
 * after the channel that it took last, so that ten thousand waiting messages cost no more than ten, and no channel waits for
 * another one's queue.
 */
export function outboxTaker(database: Database): Outbox['take'] {
  const anyOpen = database.prepare<[number], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE ${isOpen} AND not_before <= ? LIMIT 1`,
  )
  const candidates = database.prepare<Asked, { channel: string; number: number }>(candidateSql)
  const take = database.prepare<[string, number, number], Row>(`
    UPDATE outbox SET state = 'sending', holder = ?, not_before = ?, attempts = attempts + 1 WHERE number = ?
    RETURNING id, team, channel, thread_of, digest, due_at, trigger, standing, part, notice, attempts, in_doubt, is_repeat,
      first_tried_at, created_at
  `)
  const headOf = database.prepare<[string], Head>('SELECT posted_channel, ts FROM outbox WHERE id = ?')
  const standingOf = database.prepare<[string], StandingRow>(`
    SELECT own.alert, own.posted_channel, own.ts, own.files, head.posted_channel AS head_channel, head.ts AS head_ts
    FROM standing_messages AS own LEFT JOIN standing_messages AS head ON head.id = own.thread_of WHERE own.id = ?
  `)
  const pictures = database.prepare<[string], { png: Uint8Array; alt_text: string }>(
    'SELECT png, alt_text FROM outbox_pictures WHERE message = ? ORDER BY position',
  )
  let lastChannel = ''
  const takeAll = database.transaction(({ holder, now, until }: Lease, most: number): OutboxMessage[] => {
    const asked = (after: string, count: number): Asked => {
      const at = now.getTime()
      return [after, at, at - staleMs, at, at, count]
    }
    const found = candidates.all(...asked(lastChannel, most))
    // Once around: from the first channel on to the one where this round began.
    if (found.length < most)
      found.push(
        ...candidates
          .all(...asked('', most - found.length))
          .filter(({ number }) => !found.some((other) => other.number === number)),
      )
    lastChannel = found.at(-1)?.channel ?? ''
    return found.flatMap(({ number }) => {
      const row = take.get(holder, until.getTime(), number)
      if (row === undefined) return []
      const head = row.thread_of === null ? undefined : headOf.get(row.thread_of)
      const standing = row.standing === null ? undefined : standingOf.get(row.standing)
      const stored = pictures.all(row.id).map(({ png, alt_text: altText }) => ({ png, altText }))
      return [messageOf(row, { head, standing }, stored)]
    })
  })
  return async (lease, most) =>
    anyOpen.get(lease.now.getTime()) === undefined ? [] : takeAll.immediate(lease, most)
}

type Asked = [after: string, now: number, stale: number, now: number, now: number, most: number]

/** An alert's first message that has waited for so long is sent once its alert, if that is due to be checked, has been. */
const staleMs = 5 * 60_000

/**
 * What a message waits for that belongs to one that stays: a first one for the message in whose thread it is to stand, all others for the
 * first one.
 */
const standsReady = `
  SELECT 1 FROM standing_messages AS own LEFT JOIN standing_messages AS head ON head.id = own.thread_of
  WHERE own.id = ready.standing AND CASE ready.part
    WHEN 'first' THEN (own.thread_of IS NULL OR head.ts IS NOT NULL) AND NOT (ready.created_at < ? AND EXISTS (
      SELECT 1 FROM alerts WHERE alerts.team = own.team AND alerts.id = own.alert AND alerts.next_check_at <= ?))
    ELSE own.ts IS NOT NULL
  END
`

/** A message whose lease ended while it was sent goes before all others of its channel. */
const candidateSql = `
  WITH RECURSIVE lanes (channel) AS (
    SELECT min(channel) FROM outbox WHERE ${isOpen} AND channel > ?
    UNION ALL
    SELECT (SELECT min(next.channel) FROM outbox AS next WHERE next.${isOpen} AND next.channel > lanes.channel)
    FROM lanes WHERE lanes.channel IS NOT NULL
  )
  SELECT channel, number FROM (
    SELECT lanes.channel, coalesce(
      (SELECT min(number) FROM outbox AS broken WHERE broken.channel = lanes.channel AND broken.state = 'sending'),
      (SELECT ready.number FROM outbox AS ready
        WHERE ready.channel = lanes.channel AND ready.${isOpen} AND ready.not_before <= ?
          AND (ready.thread_of IS NULL OR (SELECT head.state FROM outbox AS head WHERE head.id = ready.thread_of) = 'sent')
          AND (ready.standing IS NULL OR EXISTS (${standsReady}))
        ORDER BY ready.number LIMIT 1)
    ) AS number
    FROM lanes WHERE lanes.channel IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM outbox AS busy WHERE busy.channel = lanes.channel AND busy.state = 'sending' AND busy.not_before > ?
    )
  )
  WHERE number IS NOT NULL LIMIT ?
`

interface Related {
  head: Head | undefined
  standing: StandingRow | undefined
}

function messageOf(row: Row, { head, standing }: Related, pictures: readonly StoredPicture[]): OutboxMessage {
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
    standing: undefined,
    edits: undefined,
    ...(standing === undefined ? {} : placeOf(row, standing)),
  }
}

type Place = Pick<OutboxMessage, 'channelId' | 'threadTs' | 'standing' | 'edits'>

/** Threads are one deep: what hangs below an incident of a storm stands in the storm's thread. */
function placeOf(row: Row, standing: StandingRow): Place {
  const { standing: id, part, team: teamId } = row
  const { alert, files, posted_channel: channelId, ts, head_ts: headTs } = standing
  if (id === null || part === null) throw new Error('The outbox names a part and not of what.')
  const threadTs = headTs ?? (part === 'first' ? null : ts)
  const fileIds =
    files === null ? undefined : (JSON.parse(files) as (string | null)[]).map((file) => file ?? undefined)
  return {
    channelId: channelId ?? standing.head_channel ?? row.channel,
    threadTs: part === 'edit' ? undefined : (threadTs ?? undefined),
    standing: { id, part, alert: alert === null ? undefined : { teamId, id: alert } },
    edits: part === 'edit' && channelId !== null && ts !== null ? { channelId, ts, fileIds } : undefined,
  }
}
