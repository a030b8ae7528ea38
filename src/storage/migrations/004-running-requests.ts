import type { Migration } from '../migrate.ts'

/** Which spendings are requests that have not been answered yet, so that several processes can share a budget. */
export const runningRequests: Migration = {
  name: 'running requests',
  sql: `ALTER TABLE spent_cost ADD COLUMN is_running INTEGER NOT NULL DEFAULT 0;`,
}
