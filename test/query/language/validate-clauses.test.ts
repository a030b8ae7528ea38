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
  formula: 'formula UNIQUES(A)/UNIQUES(B) of Search, Play',
  funnel: 'funnel Search > Play',
  retention: 'retention',
  sessions: 'sessions average',
  ltv: 'ltv',
  composition: 'composition platform',
  realtime: 'realtime',
  events: 'events',
  user: 'user 12345',
  chart: 'chart abc123',
} as const
type Kind = keyof typeof questions

const all = Object.keys(questions) as Kind[]
const counted: readonly Kind[] = ['dau', 'wau', 'mau', 'new users']
const ofEvents: readonly Kind[] = ['event', 'formula']
const people: readonly Kind[] = [...counted, ...ofEvents, 'funnel', 'retention', 'sessions', 'ltv']

/** The matrix of the language's third section: which kinds take a clause. */
const matrix: [clause: string, takers: readonly Kind[]][] = [
  ['last 14d', [...people, 'composition']],
  ['yesterday', [...people, 'composition']],
  ['weekly', ['new users', 'event', 'formula', 'funnel', 'retention', 'ltv', 'wau']],
  ['daily', ['new users', 'event', 'formula', 'funnel', 'retention', 'ltv', 'dau', 'sessions']],
  ['hourly', ['event', 'formula', 'funnel']],
  ['5min', ['event', 'formula', 'funnel', 'realtime']],
  ['by platform', people],
  ['by platform, country', ofEvents],
  ['by platform, country, gp:plan', []],
  ['by event.genre', ofEvents],
  ['by event.genre, event.artist', ofEvents],
  ['by event.genre, event.artist, event.album', []],
  ['by platform, event.genre, event.artist', ['event']],
  ['by platform, country, event.genre, event.artist', ['event']],
  ['where platform is iOS', people],
  ['where event.genre is rock', ofEvents],
  ['cohort 5mjbq8w', people],
  ['who did Purchase', people],
  ['segment platform is iOS segment platform is Android', people],
  ['segment platform is iOS by country', []],
  ['segment platform is iOS by event.genre', ofEvents],
  ['totals', ['event']],
  ['sum of price', ['event']],
  ['sum of price by event.genre', ['event']],
  ['sum of price by event.genre, event.artist', []],
  ['avg of price by event.genre, event.artist', []],
  ['histogram of price by event.genre, event.artist', []],
  ['rolling 7', ofEvents],
  ['smoothed 7', ofEvents],
  ['within 7d', ['funnel']],
  ['in any order', ['funnel']],
  ['for new users', ['funnel']],
  ['unbounded', ['retention']],
  ['brackets 0-1, 2-7', ['retention']],
  ['by country top 5', people],
  ['top 5', ['composition']],
  ['vs previous', [...counted, ...ofEvents, 'funnel', 'sessions']],
  ['project Acme EU', all],
  ['private', all],
  ['as table', all.filter((kind) => kind !== 'user')],
  ['as csv', all.filter((kind) => kind !== 'user')],
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
  {
    text: 'composition platform where country is Japan',
    marked: 'where country is Japan',
    problem:
      '`composition` does not take `where country is Japan`, only `last 30d`, `top 5`, `project Acme EU`, `private` and `as table`.',
    suggestions: ['composition platform'],
  },
  {
    text: 'realtime last 7d',
    marked: 'last 7d',
    problem: '`realtime` does not take `last 7d`, only `project Acme EU`, `private` and `as table`.',
    suggestions: ['realtime'],
  },
  {
    text: 'user 12345 as csv',
    marked: 'as csv',
    problem: '`user` does not take `as csv`, only `project Acme EU` and `private`.',
    suggestions: ['user 12345'],
  },
  {
    text: 'realtime hourly',
    marked: 'hourly',
    problem: '`realtime` is always 5min.',
    suggestions: ['realtime'],
  },
  {
    text: 'sessions length weekly',
    marked: 'weekly',
    problem: '`sessions` is always daily.',
    suggestions: ['sessions length'],
  },
  {
    text: 'ltv hourly',
    marked: 'hourly',
    problem: '`ltv` can be `weekly`, `daily` or `monthly`, not `hourly`.',
    suggestions: ['ltv weekly'],
  },
  {
    text: 'sessions length by event.genre',
    marked: 'event.genre',
    problem:
      '`sessions` cannot be split by an event’s property such as `event.genre`, only by one of people.',
  },
  {
    text: 'ltv where event.price > 1',
    marked: 'event.price',
    problem: '`ltv` is about people, not events: it has no `event.price`.',
  },
  {
    text: 'event A by event.x, event.y, event.z',
    marked: 'event.z',
    problem: '`event` can be split by 2 properties of the event at most.',
  },
  {
    text: 'formula UNIQUES(A) of A by platform, event.x, country',
    marked: 'country',
    problem: '`formula` can be split by 2 properties at most.',
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
