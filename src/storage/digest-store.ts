import type { Database } from 'better-sqlite3'
import type { Digest } from '../digest/digest.ts'
import type { DigestDraft, DigestRun, DigestStore } from '../jobs/digests/digest-store.ts'
import { nextRun } from '../schedule/schedule.ts'
import { digestColumns, digestOf, type DigestRow } from './digest-row.ts'
import { nextNumber } from './next-number.ts'

/** Digests in SQLite. */
export function createDigestStore(database: Database): DigestStore {
  const find = database.prepare<[string, number], DigestRow>(
    `SELECT ${columns} FROM digests WHERE team = ? AND id = ?`,
  )
  const list = database.prepare<[string], DigestRow>(
    `SELECT ${columns} FROM digests WHERE team = ? ORDER BY id`,
  )
  const remove = database.prepare<[string, number]>('DELETE FROM digests WHERE team = ? AND id = ?')
  const test = database.prepare<[string, number, number, number]>(`
    INSERT INTO slots (team, digest, due_at, trigger, state, not_before) VALUES (?, ?, ?, 'test', 'due', ?)
    ON CONFLICT DO NOTHING
  `)
  return {
    create: creator(database),
    ...changes(database),
    find: async ({ teamId, id }) => optional(find.get(teamId, id)),
    list: async (teamId, { channelId, ownerId } = {}) =>
      list
        .all(teamId)
        .map(digestOf)
        .filter(
          (digest) =>
            (channelId === undefined || digest.definition.channelId === channelId) &&
            (ownerId === undefined || digest.ownerId === ownerId),
        ),
    remove: async ({ teamId, id }) => remove.run(teamId, id).changes > 0,
    runs: runsOf(database),
    requestTest: async ({ teamId, id }, now) => {
      test.run(teamId, id, now.getTime(), now.getTime())
    },
  }
}

function optional(row: DigestRow | undefined): Digest | undefined {
  return row === undefined ? undefined : digestOf(row)
}

function creator(database: Database): DigestStore['create'] {
  const numberOf = nextNumber(database, 'digest')
  const insert = database.prepare<
    [string, number, string, string, string, number, number | null],
    DigestRow
  >(`
    INSERT INTO digests (team, id, project, owner, definition, state, created_at, next_due_at)
    VALUES (?, ?, ?, ?, ?, 'active', ?, ?) RETURNING ${columns}
  `)
  const create = database.transaction(
    ({ teamId, projectName, ownerId, definition }: DigestDraft, now: Date) => {
      const decided = [projectName, ownerId, JSON.stringify(definition)] as const
      return insert.get(teamId, numberOf(teamId), ...decided, now.getTime(), dueAfter(definition, now))
    },
  )
  return async (draft, now) => {
    const row = create.immediate(draft, now)
    if (row === undefined) throw new Error('SQLite inserted a digest and gave no row.')
    return digestOf(row)
  }
}

type Changes = Pick<DigestStore, 'redefine' | 'pause' | 'resume' | 'handOver'>

function changes(database: Database): Changes {
  const redefine = database.prepare<[string, number | null, string, number], DigestRow>(
    changing("definition = ?, next_due_at = iif(state = 'active', ?, NULL)"),
  )
  const pause = database.prepare<[string | null, string, number], DigestRow>(
    changing("state = 'paused', paused_because = ?, next_due_at = NULL"),
  )
  const resume = database.prepare<[number | null, string, number], DigestRow>(
    changing("state = 'active', paused_because = NULL, next_due_at = ?"),
  )
  const handOver = database.prepare<[string, string, number], DigestRow>(changing('owner = ?'))
  const find = database.prepare<[string, number], DigestRow>(
    `SELECT ${columns} FROM digests WHERE team = ? AND id = ?`,
  )
  return {
    redefine: async ({ teamId, id }, definition, now) =>
      optional(redefine.get(JSON.stringify(definition), dueAfter(definition, now), teamId, id)),
    pause: async ({ teamId, id }, because) => optional(pause.get(because ?? null, teamId, id)),
    resume: async ({ teamId, id }, now) => {
      const digest = optional(find.get(teamId, id))
      return digest && optional(resume.get(dueAfter(digest.definition, now), teamId, id))
    },
    handOver: async ({ teamId, id }, ownerId) => optional(handOver.get(ownerId, teamId, id)),
  }
}

function changing(assignments: string): string {
  return `UPDATE digests SET ${assignments} WHERE team = ? AND id = ? RETURNING ${columns}`
}

const columns = digestColumns.join(', ')

function dueAfter({ schedule }: Digest['definition'], now: Date): number | null {
  return nextRun(schedule, now)?.getTime() ?? null
}

interface RunRow {
  due_at: number
  trigger: DigestRun['trigger']
  state: string
  reason: string | null
  ended_at: number | null
  channel: string | null
  ts: string | null
}

function runsOf(database: Database): DigestStore['runs'] {
  const runs = database.prepare<[string, number, number], RunRow>(`
    SELECT due_at, trigger, state, reason, ended_at, channel, ts FROM slots
    WHERE team = ? AND digest = ? ORDER BY due_at DESC LIMIT ?
  `)
  return async ({ teamId, id }, count) => runs.all(teamId, id, count).map(runOf)
}

function runOf({ due_at: dueAt, trigger, state, reason, ended_at: endedAt, channel, ts }: RunRow): DigestRun {
  return {
    dueAt: new Date(dueAt),
    trigger,
    state: state === 'delivered' || state === 'skipped' || state === 'parked' ? state : 'waiting',
    finishedAt: endedAt === null ? undefined : new Date(endedAt),
    lateMs: state === 'delivered' && endedAt !== null ? endedAt - dueAt : undefined,
    reason: reason ?? undefined,
    posted: channel === null || ts === null ? undefined : { channelId: channel, ts },
  }
}
