import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { migrations } from '../../src/storage/migrations/migrations.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'

describe('a database', () => {
  it('is made with its folder, lets readers read while somebody writes, and waits for its turn', () => {
    using file = aDatabaseFile()
    using opened = openForTest(file.path)
    expect(opened.database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(opened.database.pragma('busy_timeout', { simple: true })).toBe(5000)
    expect(opened.database.pragma('user_version', { simple: true })).toBe(migrations.length)
  })

  it('is opened again as it was, also by a second process at the same time', () => {
    using file = aDatabaseFile()
    using first = openForTest(file.path)
    first.database.exec("INSERT INTO spent_cost (budget, id, cost, at) VALUES ('acme', 'a', 30, 1)")
    using second = openForTest(file.path)
    expect(second.database.prepare('SELECT cost FROM spent_cost').pluck().all()).toEqual([30])
  })

  it('that is no database is a mistake of the configuration', () => {
    using file = aDatabaseFile()
    const path = dirname(dirname(file.path)) + '/notes.txt'
    writeFileSync(path, 'not a database at all, only some words of text\n'.repeat(100))
    expect(() => openDatabase(path)).toThrow(ConfigError)
  })

  it('of a newer version is left alone', () => {
    using file = aDatabaseFile()
    using opened = openForTest(file.path)
    opened.database.pragma('user_version = 9999')
    expect(() => openDatabase(file.path)).toThrow(ConfigError)
  })
})

describe('a migration', () => {
  it('that fails leaves nothing of itself behind, and what came before it stays', () => {
    using opened = openForTest(':memory:')
    const steps = [
      ...migrations,
      { name: 'good', sql: 'CREATE TABLE good (id INTEGER)' },
      { name: 'bad', sql: 'CREATE TABLE half (id INTEGER); CREATE TABLE good (id INTEGER)' },
    ]
    expect(() => migrate(opened.database, steps)).toThrow('already exists')
    const tables = opened.database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all()
    expect(tables).toContain('good')
    expect(tables).not.toContain('half')
    expect(opened.database.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
  })
})
