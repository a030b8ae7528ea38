import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ReadTroubleStore, TroubledProject, TroubleWord } from '../jobs/alerts/read-trouble-store.ts'
import { standingWriter } from './standing-writer.ts'

interface Row {
  since: number
  passes: number
  standing: string | null
}

/** Projects that cannot be read, in SQLite; one that can has no row. */
export function createReadTroubleStore(database: Database): ReadTroubleStore {
  const find = database.prepare<[string, string], Row>(
    'SELECT since, passes, standing FROM read_trouble WHERE team = ? AND project = ?',
  )
  return {
    find: async ({ teamId, projectName }) => {
      const row = find.get(teamId, projectName)
      if (row === undefined) return undefined
      return { passes: row.passes, since: new Date(row.since), isTold: row.standing !== null }
    },
    ...writing(database),
  }
}

function writing(database: Database): Pick<ReadTroubleStore, 'failed' | 'mended'> {
  const count = database.prepare<[string, string, number], Row>(`
    INSERT INTO read_trouble (team, project, since, passes) VALUES (?, ?, ?, 1)
    ON CONFLICT (team, project) DO UPDATE SET passes = passes + 1 RETURNING since, passes, standing
  `)
  const told = database.prepare<[string, string, string]>(
    'UPDATE read_trouble SET standing = ? WHERE team = ? AND project = ?',
  )
  const end = database.prepare<[string, string], Row>(
    'DELETE FROM read_trouble WHERE team = ? AND project = ? RETURNING since, passes, standing',
  )
  const standing = standingWriter(database)
  const tell = (id: string, { teamId }: TroubledProject, { word, now }: Told): void => {
    standing.tell({ id, teamId, ...word, now, alert: undefined, threadOf: undefined, pictures: [] })
  }
  const failed = database.transaction(
    (project: TroubledProject, now: Date, word: TroubleWord | undefined) => {
      const { teamId, projectName } = project
      const row = count.get(teamId, projectName, now.getTime())
      if (word === undefined || (row?.standing ?? null) !== null) return
      const id = randomUUID()
      tell(id, project, { word, now })
      told.run(id, teamId, projectName)
    },
  )
  const mended = database.transaction(
    (project: TroubledProject, now: Date, word: TroubleWord | undefined) => {
      const row = end.get(project.teamId, project.projectName)
      if (word !== undefined && row !== undefined && row.standing !== null)
        tell(row.standing, project, { word, now })
    },
  )
  return {
    failed: async (...asked) => failed.immediate(...asked),
    mended: async (...asked) => mended.immediate(...asked),
  }
}

interface Told {
  word: TroubleWord
  now: Date
}
