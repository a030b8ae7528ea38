import { describe, expect, it } from 'vitest'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../support/mistake-row.ts'

const rows: MistakeRow[] = [
  { text: 'event "" last 7d', marked: '""', problem: 'There is no name between these quotes.' },
  {
    text: 'event last 7d',
    marked: 'event',
    problem:
      '`event` needs an event, for example `event Search`. A name that begins like a clause goes in quotes.',
    isUnfinished: true,
  },
  {
    text: 'event Search,',
    marked: ',',
    problem: 'Another event is missing after `,`, for example `event Search`.',
    isUnfinished: true,
  },
  { text: 'event , Search', marked: ',', problem: 'An event is missing before `,`.' },
  {
    text: 'event raw:',
    marked: 'raw:',
    problem: '`raw:` needs an event’s name, for example `raw:Its Name`.',
    isUnfinished: true,
  },
  {
    text: 'funnel Search',
    marked: 'Search',
    problem: 'A funnel needs two steps or more, for example `funnel Search > Play Song`.',
    isUnfinished: true,
  },
  {
    text: 'funnel Search >',
    marked: '>',
    problem: 'Another event is missing after `>`, for example `funnel Search > Play Song`.',
    isUnfinished: true,
  },
  { text: 'funnel Search > > Play', marked: '>', problem: 'An event is missing before `>`.' },
  {
    text: 'dau last 30d by country where',
    marked: 'where',
    problem: '`where` needs a condition, for example `where country is Japan`.',
    suggestions: ['dau last 30d by country where country is Japan'],
    isUnfinished: true,
  },
  {
    text: 'dau where last 7d',
    marked: 'where',
    problem: '`where` needs a condition, for example `where country is Japan`.',
    suggestions: ['dau where country is Japan last 7d'],
  },
  {
    text: 'dau segment',
    marked: 'segment',
    problem:
      '`segment` needs a condition, for example `segment country is Japan segment country is Germany and platform is iOS`.',
    suggestions: ['dau segment country is Japan segment country is Germany and platform is iOS'],
    isUnfinished: true,
  },
  {
    text: 'dau by',
    marked: 'by',
    problem: '`by` needs a property, for example `by country`.',
    suggestions: ['dau by country'],
    isUnfinished: true,
  },
  {
    text: 'dau vs',
    marked: 'vs',
    problem: '`vs` needs `previous`, `last week`, `last month` or `last year`, for example `vs previous`.',
    suggestions: ['dau vs previous'],
    isUnfinished: true,
  },
  {
    text: 'dau vs yesterday',
    marked: 'vs',
    problem: '`vs` needs `previous`, `last week`, `last month` or `last year`, for example `vs previous`.',
    suggestions: ['dau vs previous yesterday'],
  },
  {
    text: 'dau top',
    marked: 'top',
    problem: '`top` needs a number, for example `top 5`.',
    isUnfinished: true,
  },
  {
    text: 'dau project',
    marked: 'project',
    problem: '`project` needs a project’s name, for example `project Acme EU`.',
    suggestions: ['dau project Acme EU'],
    isUnfinished: true,
  },
  {
    text: 'dau as',
    marked: 'as',
    problem: '`as` needs `table` or `csv`, for example `as table`.',
    suggestions: ['dau as table'],
    isUnfinished: true,
  },
  {
    text: 'dau who',
    marked: 'who',
    problem: '`who` needs an event, for example `who did Purchase in 30d`.',
    suggestions: ['dau who did Purchase in 30d'],
    isUnfinished: true,
  },
  {
    text: 'dau who did',
    marked: 'did',
    problem: '`who did` needs an event, for example `who did Purchase in 30d`.',
    isUnfinished: true,
  },
  {
    text: 'dau cohort',
    marked: 'cohort',
    problem:
      '`cohort` needs a cohort’s id, the last part of its address in Amplitude, for example `cohort 5mjbq8w`.',
    isUnfinished: true,
  },
  {
    text: 'event Purchase sum of',
    marked: 'sum of',
    problem: '`sum of` needs a property of the event, for example `sum of price`.',
    suggestions: ['event Purchase sum of price'],
    isUnfinished: true,
  },
  {
    text: 'event "Play Song last 7d',
    marked: '"Play Song last 7d',
    problem: 'This quote is not closed.',
    suggestions: ['event Play Song last 7d'],
    isUnfinished: true,
  },
  {
    text: 'funnel Search [genre is rock > Play',
    marked: '>',
    problem: 'I expected `]` before `>`: conditions of one event look like `[genre is rock]`.',
  },
  {
    text: 'funnel Search > Play [genre is rock',
    marked: '[',
    problem: 'This bracket is not closed: conditions of one event look like `[genre is rock]`.',
    suggestions: ['funnel Search > Play [genre is rock]'],
    isUnfinished: true,
  },
]

describe('mistakes in a question that is unfinished', () => {
  it.each(rows)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
