import type { Database } from 'better-sqlite3'
import type { ClaimCheck, LedgerEntry, SpentCostStore } from '../budget/spent-cost-store.ts'

interface Row {
  id: string
  cost: number
  at: number
  is_running: number
}

/** Spent cost in SQLite. What is older than a budget asks for when it opens is of no use to anybody and goes. */
export function createSpentCostStore(database: Database): SpentCostStore {
  const forget = database.prepare('DELETE FROM spent_cost WHERE budget = ? AND at < ?')
  const select = database.prepare<[string, number], Row>(
    'SELECT id, cost, at, is_running FROM spent_cost WHERE budget = ? AND at >= ? ORDER BY at',
  )
  const write = database.prepare(`
    INSERT INTO spent_cost (budget, id, cost, at, is_running) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (budget, id) DO UPDATE
    SET cost = excluded.cost, at = excluded.at, is_running = excluded.is_running
  `)
  const remove = database.prepare('DELETE FROM spent_cost WHERE budget = ? AND id = ?')
  const read = (budget: string, since: number): LedgerEntry[] => select.all(budget, since).map(entryOf)
  const claim = database.transaction(
    (budget: string, entry: LedgerEntry, { since, isAllowed }: ClaimCheck) => {
      if (!isAllowed(read(budget, since))) return false
      write.run(budget, entry.id, entry.cost, entry.at, Number(entry.isRunning))
      return true
    },
  )
  let recorded = 0
  return {
    load: async (budget, since) => {
      forget.run(budget, since - longestWindowMs)
      return read(budget, since)
    },
    // Immediate: whoever else wants to write waits until the question is settled.
    claim: async (budget, entry, check) => claim.immediate(budget, entry, check),
    record: async (budget, { id, cost, at }) => {
      write.run(budget, id, cost, at, 0)
      recorded += 1
      if (recorded % recordsBetweenCleanings === 0) forget.run(budget, at - longestWindowMs)
    },
    remove: async (budget, id) => {
      remove.run(budget, id)
    },
  }
}

function entryOf({ id, cost, at, is_running: isRunning }: Row): LedgerEntry {
  return { id, cost, at, isRunning: isRunning === 1 }
}

const recordsBetweenCleanings = 500

/** Twice the longest window of any budget. */
const longestWindowMs = 2 * 60 * 60 * 1000
