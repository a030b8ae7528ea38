import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { KeptPoint, PointStore } from '../jobs/alerts/alert-store.ts'

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
    tidy: tidier(database),
  }
}

interface Oldest {
  project: string
  question: string
  label: string
}

/** Leaps from question to question along the key, so that as many rows as there are questions are looked at, and no more. */
function tidier(database: Database): PointStore['tidy'] {
  const next = database.prepare<[string, string], Oldest>(`
    SELECT project, question, label FROM kept_points WHERE (project, question) > (?, ?)
    ORDER BY project, question, label LIMIT 1
  `)
  const newest = database.prepare<[string, string], { label: string }>(
    'SELECT label FROM kept_points WHERE project = ? AND question = ? ORDER BY label DESC LIMIT 1',
  )
  const forget = database.prepare<[string, string, string, string]>(
    'DELETE FROM kept_points WHERE project = ? AND question = ? AND (label < ? OR label >= ?)',
  )
  return async ({ times, days, ahead }) => {
    let oldest = next.get('', '')
    for (let seen = 1; oldest !== undefined; seen += 1) {
      const { project, question, label } = oldest
      const from = label.includes('T') ? times : days
      const isStale = label < from || (newest.get(project, question)?.label ?? '') >= ahead
      if (isStale) forget.run(project, question, from, ahead)
      if (isStale || seen % lookedAtOnce === 0) await nextTurn()
      oldest = next.get(project, question)
    }
  }
}

const lookedAtOnce = 200

function pointOf({ line: group, label, value, out_of: outOf }: Row): KeptPoint {
  return { group, label, value, outOf: outOf ?? undefined }
}
