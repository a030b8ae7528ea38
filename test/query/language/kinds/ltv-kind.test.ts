import { describe, expect, it } from 'vitest'
import type { LtvQuery } from '../../../../src/query/query.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../../support/mistake-row.ts'
import { anLtvQuery, parsedQuery } from '../../../support/parsed-query.ts'
import { last, userProperty, where } from '../../../support/queries.ts'

const rows: [sentence: string, text: string, said: Partial<LtvQuery>][] = [
  ['per user, twelve weeks by week', 'ltv', {}],
  ['per user, said', 'ltv arpu', {}],
  ['per paying user', 'ltv arppu', { measure: 'arppu' }],
  ['revenue', 'LTV Revenue', { measure: 'revenue' }],
  ['paying users', 'ltv payers', { measure: 'payers' }],
  ['the interval of the range', 'ltv last 6 months', { range: last(6, 'month'), interval: 'month' }],
  ['days', 'ltv arpu daily', { range: last(30, 'day'), interval: 'day' }],
  [
    'days, where the range is no count of units',
    'ltv this month',
    { range: { kind: 'current', unit: 'month' }, interval: 'day' },
  ],
  [
    'clauses',
    'ltv by platform where country is Japan top 3',
    {
      groupBy: [userProperty('platform')],
      where: [where(userProperty('country'), 'is', 'Japan')],
      top: 3,
    },
  ],
]

const mistakes: MistakeRow[] = [
  {
    text: 'ltv apru last 6 months',
    marked: 'apru',
    problem: '`ltv` has no “apru”: there is `arpu`, `arppu`, `revenue` and `payers`.',
    suggestions: ['ltv arpu last 6 months'],
  },
  {
    text: 'lifetime value by country',
    marked: 'lifetime',
    problem: "I don't know “lifetime”.",
    suggestions: ['ltv by country'],
  },
]

describe('ltv', () => {
  it.each(rows)('asks for %s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual(anLtvQuery(said))
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
