import { describe, expect, it } from 'vitest'
import type { SavedChartQuery } from '../../../../src/query/query.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../../support/mistake-row.ts'
import { parsedQuery } from '../../../support/parsed-query.ts'

const link = 'https://app.amplitude.com/analytics/acme/chart/abc123'

const rows: [sentence: string, text: string, said: Partial<SavedChartQuery>][] = [
  ['an id', 'chart abc123', {}],
  ['a link', `chart ${link}`, {}],
  ['a link as Slack sends it', `chart <${link}>`, {}],
  ['a link with words of its own', `chart <${link}|Weekly signups>`, {}],
  ['a link alone', `<${link}>`, {}],
  ['a link alone, with clauses', `${link} as table private`, { output: 'table', isPrivate: true }],
  ['a link with more behind it', `chart ${link}/?source=copy+link&x=[1]#top`, {}],
  ['a link to the same in Europe', 'chart https://app.eu.amplitude.com/analytics/acme/chart/abc123', {}],
  ['a new chart', 'chart https://app.amplitude.com/analytics/acme/chart/new/abc123', {}],
  ['a chart that is being changed', `chart ${link}/edit/def456`, {}],
  ['an id that is a keyword', 'chart "today"', { chartId: 'today' }],
]

const mistakes: MistakeRow[] = [
  {
    text: 'chart',
    marked: 'chart',
    problem: '`chart` needs the link of a saved chart or the id that ends it, for example `chart abc123`.',
    isUnfinished: true,
  },
  {
    text: 'chart weekly signups',
    marked: 'chart',
    problem: '`chart` needs the link of a saved chart or the id that ends it, for example `chart abc123`.',
    isUnfinished: true,
  },
  {
    text: 'chart my signups',
    marked: 'my signups',
    problem: '“my signups” is no chart: its id is the last part of its link, such as `abc123`.',
  },
  {
    text: 'chart https://app.amplitude.com/analytics/acme/dashboard/xyz789',
    marked: 'https://app.amplitude.com/analytics/acme/dashboard/xyz789',
    problem: "This is the link of a dashboard; a chart's link has `/chart/` in it.",
  },
]

describe('chart', () => {
  it.each(rows)('takes %s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual({
      kind: 'chart',
      chartId: 'abc123',
      isPrivate: false,
      output: 'picture',
      ...said,
    })
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
