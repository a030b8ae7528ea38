import { describe, expect, it } from 'vitest'
import type { DateRange } from '../../../src/query/query.ts'
import { markedText, mistakeIn, parsedQuery } from '../../support/parsed-query.ts'
import { last } from '../../support/queries.ts'

const known = { today: '2026-11-23' }

const ranges: [text: string, range: DateRange][] = [
  ['today', { kind: 'today' }],
  ['yesterday', { kind: 'yesterday' }],
  ['last 30d', last(30, 'day')],
  ['last 30 d', last(30, 'day')],
  ['last 30 days', last(30, 'day')],
  ['last 30-day', last(30, 'day')],
  ['last 1 day', last(1, 'day')],
  ['last 8 weeks', last(8, 'week')],
  ['last 8w', last(8, 'week')],
  ['last 3 months', last(3, 'month')],
  ['last 3mo', last(3, 'month')],
  ['last 24h', last(24, 'hour')],
  ['last 24 hours', last(24, 'hour')],
  ['this week', { kind: 'current', unit: 'week' }],
  ['this month', { kind: 'current', unit: 'month' }],
  ['last week', { kind: 'preceding', unit: 'week' }],
  ['last month', { kind: 'preceding', unit: 'month' }],
  ['since 2026-10-01', { kind: 'since', from: '2026-10-01' }],
  ['since Oct 1', { kind: 'since', from: '2026-10-01' }],
  ['since 1 December', { kind: 'since', from: '2025-12-01' }],
  ['since Feb 29', { kind: 'since', from: '2024-02-29' }],
  ['2026-10-12', { kind: 'between', from: '2026-10-12', to: '2026-10-12' }],
  ['2026-10-01..2026-10-31', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['2026-10-01…2026-10-31', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['2026-10-01 ... 2026-10-31', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['2026-10-01 – 2026-10-31', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['2026-10-01 to 2026-10-31', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['2026/10/1..2026.10.31', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['1 Oct 2026', { kind: 'between', from: '2026-10-01', to: '2026-10-01' }],
  ['1st of October, 2026', { kind: 'between', from: '2026-10-01', to: '2026-10-01' }],
  ['Oct 1', { kind: 'between', from: '2026-10-01', to: '2026-10-01' }],
  ['Oct 1 2026', { kind: 'between', from: '2026-10-01', to: '2026-10-01' }],
  ['Oct. 1st, 2026', { kind: 'between', from: '2026-10-01', to: '2026-10-01' }],
  ['10 october', { kind: 'between', from: '2026-10-10', to: '2026-10-10' }],
  ['Oct 1..Oct 31', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['Dec 20 - Jan 5', { kind: 'between', from: '2025-12-20', to: '2026-01-05' }],
  ['Oct 1 to Oct 31, 2025', { kind: 'between', from: '2025-10-01', to: '2025-10-31' }],
  ['25/12/2025', { kind: 'between', from: '2025-12-25', to: '2025-12-25' }],
  ['12/25/2025', { kind: 'between', from: '2025-12-25', to: '2025-12-25' }],
  ['10/10/26', { kind: 'between', from: '2026-10-10', to: '2026-10-10' }],
  ['Nov 3', { kind: 'between', from: '2026-11-03', to: '2026-11-03' }],
  ['3 November 2026', { kind: 'between', from: '2026-11-03', to: '2026-11-03' }],
  ['2026/11/03', { kind: 'between', from: '2026-11-03', to: '2026-11-03' }],
  ['25/12', { kind: 'between', from: '2025-12-25', to: '2025-12-25' }],
  ['10/10', { kind: 'between', from: '2026-10-10', to: '2026-10-10' }],
  ['10/25 - 11/03', { kind: 'between', from: '2026-10-25', to: '2026-11-03' }],
  ['since 11/23', { kind: 'since', from: '2026-11-23' }],
  ['31.10.2026', { kind: 'between', from: '2026-10-31', to: '2026-10-31' }],
  ['10.11.2026', { kind: 'between', from: '2026-11-10', to: '2026-11-10' }],
  ['10/1/2026 - 10/31/2026', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
  ['31/10/2026 to 1/11/2026', { kind: 'between', from: '2026-10-31', to: '2026-11-01' }],
  ['1.10.2026-31.10.2026', { kind: 'between', from: '2026-10-01', to: '2026-10-31' }],
]

interface Row {
  text: string
  marked: string
  problem: string
  suggestion?: string
}

const mistakes: Row[] = [
  {
    text: 'dau last',
    marked: 'last',
    problem: '`last` needs a time, for example `last 30d`.',
    suggestion: 'dau last 30d',
  },
  {
    text: 'dau this by country',
    marked: 'this',
    problem: '`this` needs a time, for example `this week`.',
    suggestion: 'dau this week by country',
  },
  {
    text: 'dau since',
    marked: 'since',
    problem: '`since` needs a time, for example `since 2026-10-01`.',
    suggestion: 'dau since 2026-10-01',
  },
  {
    text: 'dau since christmas',
    marked: 'since',
    problem: '`since` needs a time, for example `since 2026-10-01`.',
  },
  { text: 'dau last 0d', marked: 'last 0d', problem: '`last 0` is no time at all.', suggestion: 'dau today' },
  {
    text: 'dau last 30',
    marked: 'last 30',
    problem: 'A unit is missing: `h`, `d`, `weeks` or `months`.',
    suggestion: 'dau last 30d',
  },
  {
    text: 'dau last 3m',
    marked: 'last 3m',
    problem: '`m` could be minutes or months: write `min` or `months`.',
    suggestion: 'dau last 3 months',
  },
  {
    text: 'dau last 30min',
    marked: 'last 30min',
    problem: 'The shortest range is counted in hours.',
    suggestion: 'dau last 1h',
  },
  {
    text: 'dau last 2 years',
    marked: 'last 2 years',
    problem: 'Years are asked for in months.',
    suggestion: 'dau last 24 months',
  },
  {
    text: 'dau last 3q',
    marked: 'last 3q',
    problem: "I don't know the unit “q”: use `h`, `d`, `weeks` or `months`.",
    suggestion: 'dau last 3d',
  },
  {
    text: 'dau last year',
    marked: 'last year',
    problem: "I don't know `last year`.",
    suggestion: 'dau last 12 months',
  },
  {
    text: 'dau this quarter',
    marked: 'this quarter',
    problem: "I don't know `this quarter`.",
    suggestion: 'dau last 3 months',
  },
  {
    text: 'dau last day',
    marked: 'last day',
    problem: "I don't know `last day`.",
    suggestion: 'dau yesterday',
  },
  {
    text: 'dau since 11/03',
    marked: '11/03',
    problem: '“11/03” could be two days: type `Nov 3` or `Mar 11`.',
    suggestion: 'dau since Nov 3',
  },
  {
    text: 'dau last 1.5 days',
    marked: 'last 1.5 days',
    problem: '`last` counts whole units.',
    suggestion: 'dau last 36h',
  },
  {
    text: 'dau last 0.5 weeks',
    marked: 'last 0.5 weeks',
    problem: '`last` counts whole units.',
    suggestion: 'dau last 1 week',
  },
  {
    text: 'dau last 2.5 weeks',
    marked: 'last 2.5 weeks',
    problem: '`last` counts whole units.',
    suggestion: 'dau last 3 weeks',
  },
  {
    text: 'dau since 10/11/2026',
    marked: '10/11/2026',
    problem: '“10/11/2026” could be two days: type `2026-10-11` or `2026-11-10`.',
    suggestion: 'dau since 2026-10-11',
  },
  { text: 'dau 2026-02-30', marked: '2026-02-30', problem: '“2026-02-30” is not a day of the calendar.' },
  { text: 'dau 31 June', marked: '31 June', problem: '“31 June” is not a day of the calendar.' },
  {
    text: 'dau 2026-10-01..',
    marked: '..',
    problem: 'A date is missing after `..`, for example `2026-10-01..2026-10-31`.',
  },
  {
    text: 'dau today yesterday',
    marked: 'yesterday',
    problem: 'There are two times to look at; this is the second.',
    suggestion: 'dau today',
  },
  { text: 'dau 30d', marked: '30d', problem: "I don't understand “30d” here.", suggestion: 'dau last 30d' },
  {
    text: 'dau 8 weeks',
    marked: '8',
    problem: "I don't understand “8” here.",
    suggestion: 'dau last 8 weeks',
  },
  {
    text: 'dau past 8 weeks',
    marked: 'past',
    problem: "I don't understand “past” here.",
    suggestion: 'dau last 8 weeks',
  },
]

describe('ranges', () => {
  it.each(ranges)('%s', (text, range) => {
    expect(parsedQuery(`dau ${text}`, known)).toMatchObject({ range })
  })

  it.each(ranges)('%s ends a name', (text, range) => {
    expect(parsedQuery(`event Play Song ${text}`, known)).toMatchObject({
      events: [{ name: 'Play Song' }],
      range,
    })
  })

  it('leave versions and other numbers to names', () => {
    const { events } = parsedQuery('event Update 1.2.34 of 24/7') as { events?: unknown }
    expect(events).toMatchObject([{ name: 'Update 1.2.34 of 24/7' }])
  })

  it('ask for the year where today is not known', () => {
    const mistake = mistakeIn('dau since Oct 1')
    expect(mistake.userMessage).toBe('Which year? Write “Oct 1” with it, for example `Oct 1 2026`.')
    expect(markedText(mistake)).toBe('Oct 1')
  })

  it.each(mistakes)('$text: $problem', ({ text, marked, problem, suggestion }) => {
    const mistake = mistakeIn(text, known)
    expect({
      marked: markedText(mistake),
      problem: mistake.userMessage,
      suggestion: mistake.suggestions[0],
    }).toEqual({
      marked,
      problem,
      suggestion,
    })
  })
})
