import { describe, expect, it } from 'vitest'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../support/mistake-row.ts'

const rows: MistakeRow[] = [
  {
    text: 'dau lst 30d',
    marked: 'lst',
    problem: "I don't understand “lst” here.",
    suggestions: ['dau last 30d'],
  },
  {
    text: 'dau platform is iOS',
    marked: 'platform',
    problem: "I don't understand “platform” here.",
    suggestions: ['dau where platform is iOS'],
  },
  {
    text: 'dau per country',
    marked: 'per',
    problem: "I don't understand “per” here.",
    suggestions: ['dau by country'],
  },
  { text: 'dau "last 7d"', marked: '"last 7d"', problem: 'I don\'t know what to do with "last 7d" here.' },
  {
    text: 'dau; wau',
    marked: ';',
    problem: 'One question at a time: `;` has no meaning here.',
    suggestions: ['dau'],
  },
  {
    text: 'dau [platform is iOS]',
    marked: '[',
    problem: 'Brackets belong directly behind an event: `Select [genre is rock]`.',
  },
  {
    text: 'dau top 5 by country top 6',
    marked: 'top 6',
    problem: 'There are two `top` clauses; this is the second.',
    suggestions: ['dau top 5 by country'],
  },
  {
    text: 'event Search hourly daily',
    marked: 'daily',
    problem: 'There are two intervals; this is the second.',
    suggestions: ['event Search hourly'],
  },
  {
    text: 'dau by country top 0',
    marked: 'top 0',
    problem: '`top` begins at 1.',
    suggestions: ['dau by country top 1'],
  },
  {
    text: 'dau by country top 5000',
    marked: 'top 5000',
    problem: "`top` goes up to 1000, which is Amplitude's limit.",
    suggestions: ['dau by country top 1000'],
  },
  {
    text: 'event Search rolling 1',
    marked: 'rolling 1',
    problem: '`rolling` begins at 2.',
    suggestions: ['event Search rolling 2'],
  },
  {
    text: 'event Search rolling 7d',
    marked: 'rolling',
    problem: '`rolling` needs a number of points, for example `rolling 7`.',
  },
  {
    text: 'funnel A > B within 1.00001s',
    marked: 'within 1.00001s',
    problem: 'A window is counted in whole seconds.',
    suggestions: ['funnel A > B within 1 second'],
  },
  {
    text: 'funnel Search > Play within 5m',
    marked: 'within 5m',
    problem: '`m` could be minutes or months: write `min` or `months`.',
    suggestions: ['funnel Search > Play within 5min', 'funnel Search > Play within 150d'],
  },
  {
    text: 'funnel Search > Play within 7',
    marked: 'within 7',
    problem: 'A unit is missing: use `s`, `min`, `h`, `d` or `weeks`.',
    suggestions: ['funnel Search > Play within 7d'],
  },
  {
    text: 'funnel Search > Play within 2 months',
    marked: 'within 2 months',
    problem: 'Windows are not counted in this unit: use `s`, `min`, `h`, `d` or `weeks`.',
    suggestions: ['funnel Search > Play within 2d'],
  },
  {
    text: 'funnel Search > Play within 0d',
    marked: 'within 0d',
    problem: '`within` needs at least one second.',
    suggestions: ['funnel Search > Play within 1d'],
  },
  {
    text: 'retention brackets 7-2',
    marked: '7-2',
    problem: 'A bracket goes from the earlier day to the later.',
    suggestions: ['retention brackets 2-7'],
  },
  {
    text: 'retention last 30d brackets',
    marked: 'brackets',
    problem: '`brackets` needs ranges of days, for example `brackets 0-1, 2-7, 8-14`.',
    suggestions: ['retention last 30d brackets 0-1, 2-7, 8-14'],
    isUnfinished: true,
  },
  {
    text: 'event Search > Play',
    marked: '>',
    problem: 'Events are separated by `,`; for steps ask a `funnel`.',
    suggestions: ['funnel Search > Play', 'event Search, Play'],
  },
  { text: 'event A, B, C', marked: 'C', problem: 'Amplitude compares 2 events at most.' },
  {
    text: 'event new',
    marked: 'new',
    problem: '`new` can only start a `retention`. If an event is called “new”, put it in quotes.',
    suggestions: ['event "new"', 'new users'],
  },
  {
    text: 'retention A > B > C',
    marked: '>',
    problem: 'Retention has a start and a return; for more steps ask a `funnel`.',
    suggestions: ['funnel A > B > C'],
  },
  {
    text: 'event Purchase sum of gp:age',
    marked: 'gp:age',
    problem:
      '“gp:age” is a property of people: `sum of` needs a number on the event, such as `sum of price`.',
  },
]

describe('mistakes in a clause', () => {
  it.each(rows)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
