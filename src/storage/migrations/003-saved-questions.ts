import type { Migration } from '../migrate.ts'

/** Questions that people kept by a name. `name` is in lower case; `saved_at` is epoch ms. */
export const savedQuestions: Migration = {
  name: 'saved questions',
  sql: `
    CREATE TABLE saved_questions (
      team     TEXT NOT NULL,
      name     TEXT NOT NULL,
      owner    TEXT NOT NULL,
      project  TEXT NOT NULL,
      text     TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      PRIMARY KEY (team, name, owner)
    ) STRICT, WITHOUT ROWID;
  `,
}
