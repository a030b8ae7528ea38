import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { variables } from '../src/config/variables.ts'
import { InvalidQueryError } from '../src/errors.ts'
import { helpPage } from '../src/query/help.ts'
import { readKnowing } from '../src/command/read-command.ts'
import { savedName } from '../src/query/saved-name.ts'
import { usage } from '../src/terminal/parse-arguments.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('README.md', () => {
  it('has a row for every variable, with its default', () => {
    for (const [name, variable] of Object.entries(variables)) {
      const row = readme.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``))
      expect(row, name).toBeDefined()
      if ('default' in variable && !Array.isArray(variable.default))
        expect(row).toContain(`\`${String(variable.default)}\``)
    }
  })

  it('lists every kind of question as help does', () => {
    const questions = helpPage(undefined).sections.flatMap(({ entries }) =>
      entries.filter((entry) => entry.isQuestion),
    )
    const rows = questions.map(({ text, meaning }) => `| \`/amp ${text}\` | ${meaning} |`)
    const table = ['| type | and get |', '|---|---|', ...rows].join('\n')
    expect(rows.length).toBeGreaterThan(10)
    expect(readme.includes(table), `README.md needs this table:\n${table}`).toBe(true)
  })

  it('shows only commands that are understood', () => {
    const commands = [...readme.matchAll(/`\/amp ([^`]+)`/g)].map(([, text]) => text ?? '')
    expect(commands.length).toBeGreaterThan(5)
    for (const text of commands.filter((command) => savedName(command) === undefined))
      // Slack puts its markup in the place of a person's name.
      expect(readKnowing(text.replace('@ana', '<@U0ANA|ana>'), {}), text).not.toBeInstanceOf(
        InvalidQueryError,
      )
  })

  it('names only npm scripts and subcommands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    for (const [, script = ''] of readme.matchAll(/npm run ([a-z]+)/g))
      expect(Object.keys(scripts)).toContain(script)
    for (const [, command = ''] of readme.matchAll(/npm run ampbot -- ([a-z-]+)/g))
      expect(usage).toContain(`ampbot ${command}`)
  })

  it('links only to files that there are', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target ?? '')
    expect(targets.length).toBeGreaterThan(3)
    for (const target of targets) expect(existsSync(join(root, target)), target).toBe(true)
  })
})
