import type { Database } from 'better-sqlite3'
import type { KeptPoint, PointStore } from '../jobs/alert-store.ts'

interface Row {
  line: string
  label: string
  value: number
  out_of: number | null
}

/** Values of questions that no history keeps, in SQLite. */
export function createPointStore(database: Database): PointStore {
  const read = database.prepare<[string, string, string], Row>(`
    SELECT line, label, value, out_of FROM kept_points
    WHERE project = ? AND question = ? AND label >= ? ORDER BY label, line
  `)
  const keep = database.prepare<[string, string, string, string, number, number | null]>(`
    INSERT INTO kept_points (project, question, line, label, value, out_of) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (project, question, label, line) DO UPDATE SET value = excluded.value, out_of = excluded.out_of
  `)
  const forget = database.prepare<[string, string, string]>(
    'DELETE FROM kept_points WHERE project = ? AND question = ? AND label < ?',
  )
  const write = database.transaction(
    (...[{ projectName, question }, points, from]: Parameters<PointStore['write']>) => {
      if (from !== undefined) forget.run(projectName, question, from)
      for (const { group, label, value, outOf } of points)
        keep.run(projectName, question, group, label, value, outOf ?? null)
    },
  )
  return {
    read: async ({ projectName, question }, from) => read.all(projectName, question, from).map(pointOf),
    write: async (key, points, from) => write.immediate(key, points, from),
  }
}

function pointOf({ line: group, label, value, out_of: outOf }: Row): KeptPoint {
  return { group, label, value, outOf: outOf ?? undefined }
}
