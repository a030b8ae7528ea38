import { describe, expect, it } from 'vitest'
import type { PersonQuery } from '../../../../src/query/query.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../../support/mistake-row.ts'
import { parsedQuery } from '../../../support/parsed-query.ts'

const rows: [sentence: string, text: string, said: Pick<PersonQuery, 'who'> & Partial<PersonQuery>][] = [
  ['an id', 'user 12345', { who: '12345' }],
  ['an address', 'user ana@acme.com', { who: 'ana@acme.com' }],
  ['an address as Slack sends it', 'user <mailto:ana@acme.com|ana@acme.com>', { who: 'ana@acme.com' }],
  ['an id that Slack takes for a telephone', 'user <tel:5550100|5550100>', { who: '5550100' }],
  ['a device', 'user 4F9A-11=b>c,d[2]', { who: '4F9A-11=b>c,d[2]' }],
  ['a name of several words', 'user Ana Maria', { who: 'Ana Maria' }],
  ['an id that is a keyword', 'user "today"', { who: 'today' }],
  ['an id that begins like a mention', 'user "@ana"', { who: '@ana' }],
  ['a project', 'user 12345 private project Acme EU', { who: '12345', project: 'Acme EU' }],
]

const mistakes: MistakeRow[] = [
  {
    text: 'user',
    marked: 'user',
    problem: '`user` needs somebody’s user id, device id or Amplitude ID, for example `user 12345`.',
    isUnfinished: true,
  },
  {
    text: 'user <@U1|ana>',
    marked: '@ana',
    problem: '`@ana` is a name in Slack; Amplitude knows people by user id, device id or e-mail address.',
    suggestions: ['user ana'],
  },
]

describe('user', () => {
  it.each(rows)('looks up %s, for the asker alone: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual({ kind: 'user', isPrivate: true, output: 'picture', ...said })
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
