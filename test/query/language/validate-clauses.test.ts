import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../../src/errors.ts'
import { parseCommand } from '../../../src/query/parse-command.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../support/mistake-row.ts'

const questions = {
  dau: 'dau',
  wau: 'wau',
  mau: 'mau',
  'new users': 'new users',
  event: 'event Search',
  funnel: 'funnel Search > Play',
  retention: 'retention',
} as const
type Kind = keyof typeof questions

const all: readonly Kind[] = ['dau', 'wau', 'mau', 'new users', 'event', 'funnel', 'retention']
const withInterval: readonly Kind[] = ['new users', 'event', 'funnel', 'retention']

/** The matrix of the language's third section: which kinds take a clause. */
const matrix: [clause: string, takers: readonly Kind[]][] = [
  ['last 14d', all],
  ['weekly', [...withInterval, 'wau']],
  ['hourly', ['event', 'funnel']],
  ['5min', ['event', 'funnel']],
  ['by platform', all],
  ['by platform, country', ['event']],
  ['by event.genre', ['event']],
  ['by event.genre, event.artist', ['event']],
  ['where platform is iOS', all],
  ['where event.genre is rock', ['event']],
  ['cohort 5mjbq8w', all],
  ['who did Purchase', all],
  ['segment platform is iOS segment platform is Android', all],
  ['segment platform is iOS by country', []],
  ['segment platform is iOS by event.genre', ['event']],
  ['totals', ['event']],
  ['sum of price', ['event']],
  ['rolling 7', ['event']],
  ['smoothed 7', ['event']],
  ['within 7d', ['funnel']],
  ['in any order', ['funnel']],
  ['for new users', ['funnel']],
  ['unbounded', ['retention']],
  ['brackets 0-1, 2-7', ['retention']],
  ['by country top 5', all],
  ['vs previous', ['dau', 'wau', 'mau', 'new users', 'event', 'funnel']],
  ['project Acme EU', all],
  ['private', all],
  ['as table', all],
  ['as csv', all],
]

const cells = matrix.flatMap(([clause, takers]) =>
  all.map((kind) => ({ clause, kind, isTaken: takers.includes(kind) })),
)

const rows: MistakeRow[] = [
  {
    text: 'dau last 7d totals',
    marked: 'totals',
    problem: '`dau` does not take `totals`; it goes with `event`.',
    suggestions: ['dau last 7d'],
  },
  {
    text: 'retention vs previous',
    marked: 'vs previous',
    problem:
      '`retention` does not take `vs previous`; it goes with `dau`, `wau`, `mau`, `new users`, `event`, `formula`, `funnel` and `sessions`.',
    suggestions: ['retention'],
  },
  {
    text: 'event Search within 7d',
    marked: 'within 7d',
    problem: '`event` does not take `within 7d`; it goes with `funnel`.',
    suggestions: ['event Search'],
  },
  {
    text: 'dau weekly by country',
    marked: 'weekly',
    problem: '`dau` is always daily.',
    suggestions: ['wau by country'],
  },
  { text: 'mau daily', marked: 'daily', problem: '`mau` is always monthly.', suggestions: ['dau'] },
  { text: 'dau hourly', marked: 'hourly', problem: '`dau` is always daily.', suggestions: ['dau'] },
  {
    text: 'retention hourly',
    marked: 'hourly',
    problem: '`retention` can be `daily`, `weekly` or `monthly`, not `hourly`.',
    suggestions: ['retention daily'],
  },
  {
    text: 'funnel A > B by country, platform',
    marked: 'platform',
    problem: '`funnel` can be split by one property at most.',
  },
  {
    text: 'event A by country, platform, city',
    marked: 'city',
    problem: '`event` can be split by 2 properties of people at most.',
  },
  {
    text: 'funnel A > B by event.genre',
    marked: 'event.genre',
    problem: '`funnel` cannot be split by an event’s property such as `event.genre`, only by one of people.',
  },
  {
    text: 'funnel A > B where event.genre is rock',
    marked: 'event.genre',
    problem: 'In a `funnel`, a condition on an event stands in brackets behind it: `Select [genre is …]`.',
  },
  {
    text: 'dau where event.price > 1',
    marked: 'event.price',
    problem: '`dau` is about people, not events: it has no `event.price`.',
  },
  {
    text: 'dau by country segment platform is iOS',
    marked: 'segment platform is iOS',
    problem: '`segment` and `by country` both split the answer: keep one of them.',
    suggestions: ['dau segment platform is iOS'],
  },
  {
    text: 'dau top 5 last 7d',
    marked: 'top 5',
    problem: '`top` chooses among groups, so it needs a `by`.',
    suggestions: ['dau by country top 5 last 7d', 'dau last 7d'],
  },
  {
    text: 'event A sum of price by event.x, event.y',
    marked: 'event.y',
    problem: 'With a number of the event, it can be split by one of its properties only.',
  },
]

describe('which kinds take which clauses', () => {
  it.each(cells)('$kind, $clause: $isTaken', ({ clause, kind, isTaken }) => {
    expect(parseCommand(`${questions[kind]} ${clause}`) instanceof InvalidQueryError).toBe(!isTaken)
  })

  it.each(rows)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
