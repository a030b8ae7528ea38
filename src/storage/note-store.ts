import type { Database } from 'better-sqlite3'
import type { NoteStore } from '../jobs/alerts/alert-store.ts'

interface Row {
  day: string
  text: string
  by: string
}

/** Known days in SQLite: one note a day and project, the newest words. */
export function createNoteStore(database: Database): NoteStore {
  const add = database.prepare<[string, string, string, string, string]>(`
    INSERT INTO notes (team, project, day, text, person) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (team, project, day) DO UPDATE SET text = excluded.text, person = excluded.person
  `)
  const list = database.prepare<[string, string], Row>(
    'SELECT day, text, person AS by FROM notes WHERE team = ? AND project = ? ORDER BY day',
  )
  const remove = database.prepare<[string, string, string]>(
    'DELETE FROM notes WHERE team = ? AND project = ? AND day = ?',
  )
  return {
    add: async (teamId, { projectName, day, text, by }) => {
      add.run(teamId, projectName, day, text, by)
    },
    list: async (teamId, projectName) => list.all(teamId, projectName),
    remove: async (teamId, projectName, day) => remove.run(teamId, projectName, day).changes > 0,
  }
}
