import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { explainError } from '../../src/query/explain-error.ts'
import { parseCommand } from '../../src/query/parse-command.ts'
import { mistakeIn } from '../support/parsed-query.ts'

const help = 'Type `help` to see what can be asked.'

/** What people and their programs paste, and what they are told. */
const rows: [text: string, advice: string, suggestion?: string][] = [
  ['<!channel> dau last 7d', "I don't know “@channel”.", 'dau last 7d'],
  ['<!here>', `I don't know “@here”. ${help}`],
  ['<!subteam^S1|@team> dau', "I don't know “@team”.", 'dau'],
  ['<@U1|ampbot> dau', "I don't know “@ampbot”.", 'dau'],
  ['*dau* last 7d', "I don't know “*dau*”.", 'dau last 7d'],
  ['`dau last 7d`', "I don't know “`dau”.", 'dau last 7d'],
  ['```dau last 7d```', "I don't know “```dau”.", 'dau last 7d'],
  ['&gt; dau last 7d', "I don't know “>”.", 'dau last 7d'],
  ['• funnel Search → Play', "I don't know “•”.", 'funnel Search → Play'],
  ['<b>dau</b> last 7d', "I don't know “<”.", 'dau last 7d'],
  ['<script>alert(1)</script>', `I don't know “<”. ${help}`],
  ['<img src=x onerror=alert(1)>', `I don't know “<”. ${help}`],
  ["SELECT * FROM events WHERE country = 'US' GROUP BY platform;", `I don't know “SELECT”. ${help}`],
  ["'; DROP TABLE users; --", `I don't know “'”. ${help}`],
  [
    "dau where country is Japan'; DROP TABLE users; --",
    'One question at a time: `;` has no meaning here.',
    "dau where country is Japan'",
  ],
  ['$(rm -rf /)', `I don't know “$(rm”. ${help}`],
  ['${jndi:ldap://x}', `I don't know “\${jndi:ldap://x}”. ${help}`],
  ['../../etc/passwd', `I don't know “..”. ${help}`],
  ['مرحبا بالعالم', `I don't know “مرحبا”. ${help}`],
  ['\u202Edau\u202C שלום', "I don't understand “שלום” here."],
  ['こんにちは', `I don't know “こんにちは”. ${help}`],
  ['🎉🎉🎉', `I don't know “🎉🎉🎉”. ${help}`],
  ['dau last 7d 🎉', "I don't understand “🎉” here.", 'dau last 7d'],
  ['👩‍🎤 dau', "I don't know “👩‍🎤”.", 'dau'],
  ['dau?', "I don't know “dau?”.", 'dau'],
  ['what is our retention?', "I don't know “what”.", 'retention'],
  ['show me the funnel from Search to Play', "I don't know “show”.", 'funnel Search > Play'],
  ['dau last 7d\nretention', 'One question at a time: `retention` begins another.', 'dau last 7d'],
  ['{"kind":"dau"}', `I don't know “{"kind":”. ${help}`],
  ['https://example.com/x', `I don't know “https://example.com/x”. ${help}`],
]

describe('pasted text', () => {
  it.each(rows)('%j: %s', (text, advice, suggestion) => {
    const mistake = mistakeIn(text, { today: '2026-11-23' })
    expect(mistake.userMessage).toBe(advice)
    expect(mistake.suggestions[0]).toBe(suggestion)
    for (const offered of mistake.suggestions)
      expect(parseCommand(offered), offered).not.toBeInstanceOf(InvalidQueryError)
  })

  it.each([
    ['a log', '2026-11-23T10:17:00Z ERROR at Object.<anonymous> (/srv/app.js:1:1) '],
    ['markup', '<div class="x">*bold* `code` <!channel> '],
    ['a table', 'name\tvalue\r\nSearch\t12,345\r\n'],
    ['SQL', "SELECT count(*) FROM events WHERE name = 'Search' AND price > 10; "],
    ['right-to-left', 'مرحبا بالعالم שלום '],
    ['emoji', '👩‍🎤🎉🏳️‍🌈 '],
    ['one long word', 'x'],
  ])('of 5,000 characters, %s, is answered in three short lines', (_name, repeated) => {
    const text = repeated.repeat(5000).slice(0, 5000)
    for (const typed of [text, `event ${text}`, `dau ${text}`, `user ${text}`, `formula ${text}`]) {
      const command = parseCommand(typed)
      if (!(command instanceof InvalidQueryError)) continue
      const lines = explainError(command).split('\n')
      expect(lines.length).toBeLessThanOrEqual(3)
      expect(command.userMessage.length).toBeLessThan(300)
    }
  })
})
