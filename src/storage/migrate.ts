import type { Database } from 'better-sqlite3'
import { ConfigError } from '../errors.ts'

/** One step of the schema. Steps are numbered by their place in the list, and are never changed once released. */
export interface Migration {
  /** What it is for, for whoever reads the list. */
  name: string
  sql: string
}

/** Applies what a database has not seen yet, one transaction per step, so that a crash leaves whole steps behind. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const versionOf = (): number => Number(database.pragma('user_version', { simple: true }))
  if (versionOf() > migrations.length)
    throw new ConfigError([
      'DATABASE_PATH was written by a newer version of Ampbot: start that version, or name another file.',
    ])
  migrations.forEach(({ sql }, index) => {
    const version = index + 1
    // Immediate: of two processes that start together one migrates, and the other sees that it is done.
    const step = database.transaction(() => {
      if (versionOf() >= version) return
      database.exec(sql)
      database.pragma(`user_version = ${version}`)
    })
    step.immediate()
  })
}
