import { describe, expect, it } from 'vitest'
import type { FormulaQuery } from '../../../../src/query/query.ts'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../../support/mistake-row.ts'
import { aFormulaQuery, parsedQuery } from '../../../support/parsed-query.ts'
import { eventProperty, last, named, special, userProperty, where } from '../../../support/queries.ts'

const purchase = [named('Purchase')]
const two = [named('Purchase'), named('Play Song')]

const rows: [sentence: string, text: string, said: Partial<FormulaQuery> & Pick<FormulaQuery, 'events'>][] = [
  ['a formula of one event', 'formula UNIQUES(A) of Purchase', { events: purchase }],
  [
    'a formula of two events',
    'formula UNIQUES(A)/UNIQUES(B) of Purchase, Play Song',
    { formula: 'UNIQUES(A)/UNIQUES(B)', events: two },
  ],
  [
    'small letters and spaces',
    'formula uniques( a ) / totals(b) of Purchase, Play Song',
    { formula: 'UNIQUES(A)/TOTALS(B)', events: two },
  ],
  [
    'signs as on keyboards',
    'formula UNIQUES(A) ÷ UNIQUES(B) × 100 − 1 of Purchase, Play Song',
    { formula: 'UNIQUES(A)/UNIQUES(B)*100-1', events: two },
  ],
  [
    'brackets in brackets',
    'formula (UNIQUES(A)-UNIQUES(B))/(2*UNIQUES(A)) of Purchase, Play Song',
    { formula: '(UNIQUES(A)-UNIQUES(B))/(2*UNIQUES(A))', events: two },
  ],
  [
    'functions over time',
    'formula ROLLAVG(UNIQUES,A,7) of Purchase',
    { formula: 'ROLLAVG(UNIQUES, A, 7)', events: purchase },
  ],
  [
    'functions of numbers',
    'formula POWER(LOG10(TOTALS(A)), -2) of Purchase',
    { formula: 'POWER(LOG10(TOTALS(A)), -2)', events: purchase },
  ],
  [
    'functions with a number behind the letter',
    'formula PERCENTILE(A, 90) of Purchase',
    { formula: 'PERCENTILE(A, 90)', events: purchase },
  ],
  [
    'a formula in quotes',
    'formula “%:UNIQUES(A)/UNIQUES(B);TOTALS(A)” of Purchase, Play Song',
    { formula: '%:UNIQUES(A)/UNIQUES(B); TOTALS(A)', events: two },
  ],
  ['how it is shown', 'formula $:TOTALS(A) of Purchase', { formula: '$:TOTALS(A)', events: purchase }],
  [
    'a property to calculate with',
    'formula PROPSUM(A)/UNIQUES(A) of Purchase by event.price',
    { formula: 'PROPSUM(A)/UNIQUES(A)', events: purchase, groupBy: [eventProperty('price')] },
  ],
  [
    'segments by their numbers',
    'formula UNIQUES(A2)/UNIQUES(A1) of Purchase segment os is iOS segment os is Android',
    {
      formula: 'UNIQUES(A2)/UNIQUES(A1)',
      events: purchase,
      segments: [[where(userProperty('os'), 'is', 'iOS')], [where(userProperty('os'), 'is', 'Android')]],
    },
  ],
  [
    'special and conditioned events',
    'formula UNIQUES(A)/UNIQUES(B) of Purchase [price > 10], any',
    {
      formula: 'UNIQUES(A)/UNIQUES(B)',
      events: [named('Purchase', where(eventProperty('price'), 'greater', '10')), special('any')],
    },
  ],
  [
    'clauses',
    'formula TOTALS(A) of Purchase last 8 weeks by platform rolling 4 vs previous',
    {
      formula: 'TOTALS(A)',
      events: purchase,
      range: last(8, 'week'),
      interval: 'week',
      groupBy: [userProperty('platform')],
      rollingWindow: 4,
      comparison: 'previous',
    },
  ],
  ['an event whose name holds of', 'formula UNIQUES(A) of End of Song', { events: [named('End of Song')] }],
]

const example = 'formula UNIQUES(A)/UNIQUES(B) of Search, Play Song'
const shape = 'a formula looks like `UNIQUES(A)/UNIQUES(B)`.'

const mistakes: MistakeRow[] = [
  {
    text: 'formula',
    marked: 'formula',
    problem: `\`formula\` needs a formula and its events, for example \`${example}\`.`,
    suggestions: [example],
    isUnfinished: true,
  },
  {
    text: 'formula UNIQUES(A) last 7d',
    marked: 'UNIQUES(A)',
    problem: 'A formula needs the events that its letters stand for, for example `of Search, Play Song`.',
    suggestions: ['formula UNIQUES(A) of Search, Play Song last 7d'],
    isUnfinished: true,
  },
  {
    text: 'formula UNIQUES(A) of',
    marked: 'of',
    problem: `\`formula\` needs an event, for example \`${example}\`.`,
    suggestions: [example],
    isUnfinished: true,
  },
  {
    text: 'formula UNIQUES(A)/UNIQUES(B) of Purchase',
    marked: 'B',
    problem: '`B` has no event: name a second one, for example `of Search, Play Song`.',
    isUnfinished: true,
  },
  {
    text: 'formula UNIQUES(C) of Purchase',
    marked: 'C',
    problem: '`C` cannot be: Amplitude calculates with two events at most, `A` and `B`.',
  },
  {
    text: 'formula UNIQUES(A) of A, B, C',
    marked: 'C',
    problem: 'Amplitude compares 2 events at most.',
  },
  {
    text: 'formula UNIQUES(A2) of Purchase',
    marked: 'A2',
    problem: '`A2` means `A` in segment 2, and there is no such `segment`.',
  },
  {
    text: 'formula UNIQEUS(A) of Purchase',
    marked: 'UNIQEUS',
    problem: 'Formulas have no function `UNIQEUS`.',
    suggestions: ['formula UNIQUES(A) of Purchase'],
  },
  {
    text: 'formula DROP(A) of Purchase',
    marked: 'DROP',
    problem: 'Formulas have no function `DROP`. Some are `UNIQUES`, `TOTALS` and `PROPSUM`.',
  },
  {
    text: 'formula A/UNIQUES(B) of Purchase, Play',
    marked: 'A',
    problem: '`A` stands for an event: say what of it counts, for example `UNIQUES(A)`.',
    suggestions: ['formula UNIQUES(A)/UNIQUES(B) of Purchase, Play'],
  },
  {
    text: 'formula SQRT(A) of Purchase',
    marked: 'A',
    problem: '`A` stands for an event: say what of it counts, for example `UNIQUES(A)`.',
    suggestions: ['formula SQRT(UNIQUES(A)) of Purchase'],
  },
  {
    text: 'formula UNIQUES of Purchase',
    marked: 'UNIQUES',
    problem: '`UNIQUES` needs brackets, for example `UNIQUES(A)`.',
    suggestions: ['formula UNIQUES(A) of Purchase'],
    isUnfinished: true,
  },
  {
    text: 'formula (UNIQUES(A) of Purchase',
    marked: '(',
    problem: 'This bracket of the formula is not closed.',
    suggestions: ['formula (UNIQUES(A)) of Purchase'],
    isUnfinished: true,
  },
  {
    text: 'formula UNIQUES(A)) of Purchase',
    marked: ')',
    problem: `I don't understand \`)\` in the formula; ${shape}`,
  },
  {
    text: 'formula UNIQUES(A)/ of Purchase',
    marked: '/',
    problem: `The formula ends too early; ${shape}`,
    isUnfinished: true,
  },
  {
    text: 'formula "UNIQUES(A) ^ 2" of Purchase',
    marked: '^',
    problem: `I don't understand \`^\` in the formula; ${shape}`,
  },
  {
    text: 'formula 100 of Purchase',
    marked: 'formula 100 of Purchase',
    problem: 'A formula calculates with events: say what of them counts, for example `UNIQUES(A)`.',
  },
  {
    text: 'formula UNIQUES(A); TOTALS(A) of Purchase',
    marked: ';',
    problem: 'A formula with `;` in it goes in quotes.',
    suggestions: ['formula "UNIQUES(A); TOTALS(A)" of Purchase'],
  },
  {
    text: 'formula PROPAVG(A) of Purchase by platform',
    marked: 'PROPAVG',
    problem: '`PROPAVG` calculates with a property of the event: add it, for example `by event.price`.',
    suggestions: ['formula PROPAVG(A) of Purchase by platform by event.price'],
  },
  {
    text: 'formula UNIQUES(A) of Search > Play',
    marked: '>',
    problem: 'Events are separated by `,`.',
    suggestions: ['formula UNIQUES(A) of Search, Play'],
  },
  {
    text: 'UNIQUES(A)/UNIQUES(B) of Search, Play',
    marked: 'UNIQUES(A)/UNIQUES(B)',
    problem: "I don't know “UNIQUES(A)/UNIQUES(B)”.",
    suggestions: ['formula UNIQUES(A)/UNIQUES(B) of Search, Play'],
  },
]

describe('formula', () => {
  it.each(rows)('takes %s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual(aFormulaQuery(said))
  })

  it.each(mistakes)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })

  it('refuses formulas of any depth instead of breaking', () => {
    const { problem } = mistakeAsRow(`formula ${'('.repeat(4000)} of Purchase`)
    expect(problem).toBe('A formula has 500 characters at most.')
  })
})
