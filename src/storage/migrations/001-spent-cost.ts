import type { Migration } from '../migrate.ts'

/** What was spent of Amplitude's budgets within the last hour. `budget` names project and budget; `at` is epoch ms. */
export const spentCost: Migration = {
  name: 'spent cost',
  sql: `
    CREATE TABLE spent_cost (
      budget TEXT NOT NULL,
      id     TEXT NOT NULL,
      cost   REAL NOT NULL,
      at     INTEGER NOT NULL,
      PRIMARY KEY (budget, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX spent_cost_at ON spent_cost (budget, at);
  `,
}
