import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { ConfigError } from '../errors.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'

/**
 * Opens the database and brings its tables up to date; `:memory:` is one that ends with the process. Readers do not stop
 * the writer (WAL), and a second process, such as a question from the terminal, waits for its turn instead of failing.
 * Throws `ConfigError` where the file cannot be used.
 */
export function openDatabase(path: string): Database {
  try {
    if (path !== ':memory:') mkdirSync(dirname(resolve(path)), { recursive: true })
    const database = new BetterSqlite3(path)
    database.pragma('journal_mode = WAL')
    // With WAL a crash of the machine may lose the last transactions, never the file.
    database.pragma('synchronous = NORMAL')
    database.pragma(`busy_timeout = ${busyTimeoutMs}`)
    database.pragma('foreign_keys = ON')
    migrate(database, migrations)
    return database
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigError([`DATABASE_PATH cannot be used as a database (${reason}).`])
  }
}

const busyTimeoutMs = 5_000
