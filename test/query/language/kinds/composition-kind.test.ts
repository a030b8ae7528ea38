import { describe, expect, it } from 'vitest'
import type { CompositionQuery } from '../../../../src/query/query.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../../support/mistake-row.ts'
import { parsedQuery } from '../../../support/parsed-query.ts'
import { last, userProperty } from '../../../support/queries.ts'

const rows: [sentence: string, text: string, said: Partial<CompositionQuery>][] = [
  ['a property of Amplitude', 'composition platform', {}],
  ['it in another case', 'composition PLATFORM', {}],
  ['a property of the project', 'composition gp:plan', { property: userProperty('gp:plan') }],
  ['the same, said otherwise', 'composition user.plan', { property: userProperty('gp:plan') }],
  [
    'a property with a keyword in its name',
    'composition "gp:sorted by"',
    { property: userProperty('gp:sorted by') },
  ],
  [
    'a property in another script',
    'composition gp:プラン last 7d',
    { property: userProperty('gp:プラン'), range: last(7, 'day') },
  ],
  [
    'clauses',
    'composition platform last 8 weeks top 5 as table private project Acme EU',
    { range: last(8, 'week'), top: 5, output: 'table', isPrivate: true, project: 'Acme EU' },
  ],
]

const mistakes: MistakeRow[] = [
  {
    text: 'composition',
    marked: 'composition',
    problem: '`composition` needs a property, for example `composition platform`.',
    suggestions: ['composition platform'],
    isUnfinished: true,
  },
  {
    text: 'composition last 7d',
    marked: 'composition',
    problem: '`composition` needs a property, for example `composition platform`.',
    suggestions: ['composition platform last 7d'],
    isUnfinished: true,
  },
  {
    text: 'composition by country',
    marked: 'by',
    problem: '`composition` needs no `by`: the property stands directly behind it.',
    suggestions: ['composition country'],
  },
  {
    text: 'composition platform, country last 7d',
    marked: ',',
    problem: '`composition` looks at one property at a time.',
    suggestions: ['composition platform'],
  },
  {
    text: 'composition event.genre',
    marked: 'event.genre',
    problem: '`composition` is of people, so it has no `event.genre`; `event` can be split by it.',
  },
  {
    text: 'breakdown platform',
    marked: 'breakdown',
    problem: "I don't know “breakdown”.",
    suggestions: ['composition platform'],
  },
]

describe('composition', () => {
  it.each(rows)('takes %s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual({
      kind: 'composition',
      property: userProperty('platform'),
      range: last(30, 'day'),
      isPrivate: false,
      output: 'picture',
      ...said,
    })
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
