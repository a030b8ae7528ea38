import { describe, expect, it } from 'vitest'
import type { EventListQuery } from '../../../../src/query/query.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../../support/mistake-row.ts'
import { parsedQuery } from '../../../support/parsed-query.ts'

const rows: [sentence: string, text: string, said: Partial<EventListQuery>][] = [
  ['all of them', 'events', {}],
  ['those that are like a word', 'events search', { search: 'search' }],
  ['those that are like several', 'events play song as csv', { search: 'play song', output: 'csv' }],
  ['words with a keyword in quotes', 'events "filter by genre"', { search: 'filter by genre' }],
  ['other scripts', 'events 検索', { search: '検索' }],
  ['emoji', 'events 🎉', { search: '🎉' }],
]

const mistakes: MistakeRow[] = [
  {
    text: 'events filter by genre',
    marked: 'by',
    problem: '`events` does not take `by`; a search with such a word in it goes in quotes.',
    suggestions: ['events "filter by genre"', 'events filter'],
  },
  {
    text: 'events last 7d',
    marked: 'last 7d',
    problem: '`events` does not take `last 7d`, only `project Acme EU`, `private` and `as table`.',
    suggestions: ['events'],
  },
]

describe('events', () => {
  it.each(rows)('lists %s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual({ kind: 'events', isPrivate: false, output: 'picture', ...said })
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
