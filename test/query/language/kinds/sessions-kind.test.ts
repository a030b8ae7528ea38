import { describe, expect, it } from 'vitest'
import type { SessionsQuery } from '../../../../src/query/query.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../../support/mistake-row.ts'
import { aSessionsQuery, parsedQuery } from '../../../support/parsed-query.ts'
import { last, userProperty, where } from '../../../support/queries.ts'

const rows: [sentence: string, text: string, said: Partial<SessionsQuery>][] = [
  ['how long they are', 'sessions length', { measure: 'length' }],
  ['their average length', 'sessions average', {}],
  ['the same in more words', 'sessions average length', {}],
  ['how many each person has', 'sessions per user', { measure: 'perUser' }],
  ['any case', 'SESSIONS Per User', { measure: 'perUser' }],
  ['days also for weeks', 'sessions average last 8 weeks', { range: last(8, 'week') }],
  [
    'clauses',
    'sessions per user by platform where country is Japan top 3 vs last week',
    {
      measure: 'perUser',
      groupBy: [userProperty('platform')],
      where: [where(userProperty('country'), 'is', 'Japan')],
      top: 3,
      comparison: 'last week',
    },
  ],
]

const three = ['length', 'average', 'per user']

const mistakes: MistakeRow[] = [
  {
    text: 'sessions',
    marked: 'sessions',
    problem: '`sessions` is one of three questions: `length`, `average` and `per user`.',
    suggestions: three.map((word) => `sessions ${word}`),
    isUnfinished: true,
  },
  {
    text: 'sessions last 7d',
    marked: 'sessions',
    problem: '`sessions` is one of three questions: `length`, `average` and `per user`.',
    suggestions: three.map((word) => `sessions ${word} last 7d`),
    isUnfinished: true,
  },
  {
    text: 'sessions lenght',
    marked: 'lenght',
    problem: '`sessions` has no “lenght”: there is `length`, `average` and `per user`.',
    suggestions: ['sessions length'],
  },
  {
    text: 'sessions 🎉 by platform',
    marked: '🎉',
    problem: '`sessions` has no “🎉”: there is `length`, `average` and `per user`.',
    suggestions: three.map((word) => `sessions ${word} by platform`),
  },
  {
    text: 'session length',
    marked: 'session',
    problem: "I don't know “session”.",
    suggestions: ['sessions length'],
  },
]

describe('sessions', () => {
  it.each(rows)('asks for %s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual(aSessionsQuery(said))
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
