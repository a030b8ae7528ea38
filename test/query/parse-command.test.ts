import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { describeQuery } from '../../src/query/describe-query.ts'
import { parseCommand } from '../../src/query/parse-command.ts'
import { anEventQuery, markedText, mistakeIn, parsedQuery, parsedQuestion } from '../support/parsed-query.ts'
import { mangled, queryArbitrary, textArbitrary } from '../support/query-arbitrary.ts'
import { named } from '../support/queries.ts'

const events = [
  'Play',
  'Play Song',
  'Search',
  'Add to Cart, then Pay',
  'Filter by Genre',
  'New',
  '🎉 Party Mode',
  'by',
].map((name, index) => ({ name, displayName: name, weeklyTotal: 1000 - index }))

describe('parseCommand', () => {
  it.each(['', '   ', 'help', 'HELP', '?', '/amp', '/amp help'])('answers %j with the overview', (text) => {
    expect(parseCommand(text)).toEqual({ kind: 'help', topic: undefined })
  })

  it.each([
    ['help funnel', 'funnel'],
    ['help trend', 'event'],
    ['help new users', 'new users'],
    ['help where', 'where'],
    ['help totals', 'metric'],
    ['help weekly', 'interval'],
    ['help `last`', 'range'],
    ['help who did', 'who did'],
  ])('answers %j with help on %s', (text, topic) => {
    expect(parseCommand(text)).toEqual({ kind: 'help', topic })
  })

  it('reads a text that was pasted with its command', () => {
    expect(parsedQuery('/amp dau last 7d')).toEqual(parsedQuery('dau last 7d'))
  })

  it('says where each named event stands, in the order of the query', () => {
    const { text, eventSpans } = parsedQuestion(
      'event Play segment who did B in 7d where who did A in 7d by event.x',
    )
    expect(eventSpans.map(({ start, end }) => text.slice(start, end))).toEqual(['Play', 'A', 'B'])
  })

  it('has no span for events that are not looked up', () => {
    expect(parsedQuestion('funnel any > raw:Hidden > custom:Mine > revenue').eventSpans).toEqual([])
  })

  it('says where each clause stands', () => {
    const { text, clauseSpans } = parsedQuestion(
      'dau last 7d by country top 5 where platform is iOS where os is x',
    )
    const words = Array.from(clauseSpans, ([clause, { start, end }]) => [clause, text.slice(start, end)])
    expect(words).toEqual([
      ['range', 'last 7d'],
      ['by', 'by country'],
      ['top', 'top 5'],
      ['where', 'where platform is iOS'],
    ])
  })

  it('points into the normalised text', () => {
    const mistake = mistakeIn('  dau\u00A0 last 7d   platfrm “x”')
    expect(mistake.text).toBe('dau last 7d platfrm "x"')
    expect(markedText(mistake)).toBe('platfrm')
  })
})

describe('parseCommand with the project’s events', () => {
  it.each([
    ['funnel add to cart, THEN pay > New', 'funnel "Add to Cart, then Pay" > "New"'],
    ['event New last 7d', 'event "New" last 7d'],
    ['retention by > Play', 'retention "by" > Play'],
    [
      'formula TOTALS(A)/TOTALS(B) of Add to Cart, then Pay, Search',
      'formula TOTALS(A)/TOTALS(B) of "Add to Cart, then Pay", Search',
    ],
    ['events filter by genre', 'events "Filter by Genre"'],
    ['sessions average who did by in 7d', 'sessions average where who did "by" in 7d'],
  ])('understands %s', (text, canonical) => {
    expect(mistakeIn(text)).toBeInstanceOf(InvalidQueryError)
    expect(describeQuery(parsedQuery(text, { events }))).toBe(canonical)
  })

  it('prefers the reading that needs no events', () => {
    expect(parsedQuery('event Play by country', { events })).toEqual(
      anEventQuery({ events: [named('Play')], groupBy: [{ of: 'user', name: 'country' }] }),
    )
  })

  it.each([
    ['Play Song last 7d', 'event Play Song last 7d'],
    ['filter by genre weekly', 'event filter by genre weekly'],
    ['Search > Play', 'funnel Search > Play'],
  ])('offers the kind that is missing before %s', (text, suggestion) => {
    expect(mistakeIn(text, { events }).suggestions[0]).toBe(suggestion)
  })
})

describe('parseCommand on any text', () => {
  const known = { today: '2026-11-23', events }

  function checkReading(text: string): void {
    const command = parseCommand(text, known)
    if (command instanceof InvalidQueryError) {
      expect(command.span.start).toBeGreaterThanOrEqual(0)
      expect(command.span.end).toBeGreaterThanOrEqual(command.span.start)
      expect(command.span.end).toBeLessThanOrEqual(command.text.length)
      expect(command.userMessage).not.toBe('')
      expect(command.suggestions.length).toBeLessThanOrEqual(5)
    } else if (command.kind === 'question') {
      const { query } = command.question
      expect(parsedQuery(describeQuery(query))).toEqual(query)
    }
  }

  it('gives a command that can be written again, or a mistake that lies in the text', () => {
    fc.assert(fc.property(textArbitrary, checkReading), { numRuns: 1500 })
  })

  it('does so for questions that went wrong by a few words', () => {
    const texts = queryArbitrary.map(describeQuery).chain(mangled)
    fc.assert(fc.property(texts, checkReading), { numRuns: 1500 })
  })

  it.each([
    ['words', 'event ', 'a '],
    ['apostrophes', 'event ', " 'a"],
    ['open quotes', 'event ', ' "a'],
    ['openings', 'event ', 'since last project who '],
    ['links that never end', 'event ', '<@U|'],
    ['steps', 'funnel a', ' > a'],
    ['conditions', 'dau where country is x', ' and country is x'],
    ['values', 'dau where country is x', ', x and'],
    ['behaviours', 'dau where who did a', ' in'],
    ['segments', 'dau', ' segment cohort x'],
    ['dates', 'dau', ' oct 1 -'],
    ['dots', 'dau ', '..'],
    ['one word', 'dau ', 'x'],
    ['one number', 'dau last ', '9'],
    ['emoji', 'event ', '👩‍🎤'],
    ['nothing', '', '\u200B'],
    ['formula brackets', 'formula ', '('],
    ['formula functions', 'formula ', 'UNIQUES(A)+'],
    ['searching', 'events ', 'play '],
    ['a person', 'user ', 'a@b.c '],
    ['links', 'chart ', 'https://app.amplitude.com/chart/'],
    ['mentions', '', '<!channel> '],
    ['marks', '', '*_`~'],
    ['tags', '', '<b>x</b>'],
    ['open tags', '', '<b'],
    ['bullets', '', '- '],
    ['SQL', "'; ", 'DROP TABLE users; -- '],
    ['right-to-left', '', 'مرحبا '],
    ['dates with dashes', 'dau ', '1.1.2026-'],
    ['months', 'dau ', 'October '],
    ['questions', '', 'dau '],
  ])('reads 5,000 characters of %s in less than 50 ms', (_name, head, repeated) => {
    const text = (head + repeated.repeat(5000)).slice(0, 5000)
    parseCommand(text)
    const times = [0, 1, 2].map(() => {
      const before = performance.now()
      parseCommand(text)
      return performance.now() - before
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})
