import type { Database } from 'better-sqlite3'
import type { SpentCostStore, Spending } from '../budget/spent-cost-store.ts'

/** Spent cost in SQLite. What is older than a budget asks for when it opens is of no use to anybody and goes. */
export function createSpentCostStore(database: Database): SpentCostStore {
  const forget = database.prepare('DELETE FROM spent_cost WHERE budget = ? AND at < ?')
  const load = database.prepare<[string, number], Spending>(
    'SELECT id, cost, at FROM spent_cost WHERE budget = ? AND at >= ? ORDER BY at',
  )
  const record = database.prepare(`
    INSERT INTO spent_cost (budget, id, cost, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (budget, id) DO UPDATE SET cost = excluded.cost, at = excluded.at
  `)
  const remove = database.prepare('DELETE FROM spent_cost WHERE budget = ? AND id = ?')
  let recorded = 0
  return {
    load: async (budget, since) => {
      forget.run(budget, since)
      return load.all(budget, since)
    },
    record: async (budget, { id, cost, at }) => {
      record.run(budget, id, cost, at)
      recorded += 1
      if (recorded % recordsBetweenCleanings === 0) forget.run(budget, at - longestWindowMs)
    },
    remove: async (budget, id) => {
      remove.run(budget, id)
    },
  }
}

const recordsBetweenCleanings = 500

/** Twice the longest window of any budget. */
const longestWindowMs = 2 * 60 * 60 * 1000
