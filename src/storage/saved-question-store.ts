import type { Database } from 'better-sqlite3'
import type { SavedQuestion, SavedQuestionStore } from '../query/saved-question-store.ts'

interface Row {
  name: string
  owner: string
  project: string
  text: string
  saved_at: number
}

/** Saved questions in SQLite. */
export function createSavedQuestionStore(database: Database): SavedQuestionStore {
  const save = database.prepare(`
    INSERT INTO saved_questions (team, name, owner, project, text, saved_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (team, name, owner)
    DO UPDATE SET project = excluded.project, text = excluded.text, saved_at = excluded.saved_at
  `)
  const find = database.prepare<[string, string, string], Row>(`
    SELECT name, owner, project, text, saved_at FROM saved_questions WHERE team = ? AND name = ?
    ORDER BY owner = ? DESC, saved_at DESC LIMIT 1
  `)
  const list = database.prepare<[string], Row>(
    'SELECT name, owner, project, text, saved_at FROM saved_questions WHERE team = ? ORDER BY name, saved_at DESC',
  )
  const remove = database.prepare('DELETE FROM saved_questions WHERE team = ? AND name = ? AND owner = ?')
  return {
    save: async (teamId, { name, text, projectName, ownerId, savedAt }) => {
      save.run(teamId, keyOf(name), ownerId, projectName, text, savedAt.getTime())
    },
    find: async (teamId, name, askerId) => {
      const row = find.get(teamId, keyOf(name), askerId)
      return row === undefined ? undefined : questionOf(row)
    },
    remove: async (teamId, { name, ownerId }) => remove.run(teamId, keyOf(name), ownerId).changes > 0,
    list: async (teamId) => list.all(teamId).map(questionOf),
  }
}

/** SQLite folds the case of A to Z only, so names are kept folded. */
function keyOf(name: string): string {
  return name.toLowerCase()
}

function questionOf({ name, owner, project, text, saved_at: savedAt }: Row): SavedQuestion {
  return { name, text, projectName: project, ownerId: owner, savedAt: new Date(savedAt) }
}
