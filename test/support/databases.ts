import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openDatabase } from '../../src/storage/database.ts'

/** A real database file of its own, gone with the test. */
export function aDatabaseFile(): { path: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'ampbot-test-'))
  return {
    path: join(folder, 'data', 'ampbot.db'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function openForTest(path: string): { database: Database } & Disposable {
  const database = openDatabase(path)
  return { database, [Symbol.dispose]: () => void database.close() }
}
