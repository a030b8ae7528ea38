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
  const write = database.transaction(
    ({ projectName, question }: Parameters<PointStore['write']>[0], points: readonly KeptPoint[]) => {
      for (const { group, label, value, outOf } of points)
        keep.run(projectName, question, group, label, value, outOf ?? null)
    },
  )
  return {
    read: async ({ projectName, question }, from) => read.all(projectName, question, from).map(pointOf),
    write: async (key, points) => write.immediate(key, points),
  }
}

function pointOf({ line: group, label, value, out_of: outOf }: Row): KeptPoint {
  return { group, label, value, outOf: outOf ?? undefined }
}
