import type { Database } from 'better-sqlite3'

/** Counts a noun per team (`Digest 3`), so that no number is ever used again; to be called within a transaction. */
export function nextNumber(database: Database, noun: string): (team: string) => number {
  const count = database.prepare<[string, string], { last: number }>(`
    INSERT INTO numbers (team, noun, last) VALUES (?, ?, 1)
    ON CONFLICT (team, noun) DO UPDATE SET last = last + 1 RETURNING last
  `)
  return (team) => count.get(team, noun)?.last ?? 1
}
