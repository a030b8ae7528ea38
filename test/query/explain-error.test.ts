import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { explainError } from '../../src/query/explain-error.ts'
import { mistakeIn } from '../support/parsed-query.ts'

const rows: [sentence: string, text: string, lines: string[]][] = [
  [
    'a mistyped kind',
    'funel Search > Play',
    ['/amp funel Search > Play', "     ^^^^^  I don't know “funel”. Did you mean `funnel Search > Play`?"],
  ],
  [
    'a keyword without its condition',
    'dau last 30d by country where',
    [
      '/amp dau last 30d by country where',
      '                             ^^^^^  `where` needs a condition, for example `where country is Japan`.',
    ],
  ],
  [
    'something to try',
    'dau by country top 0',
    [
      '/amp dau by country top 0',
      '                    ^^^^^  `top` begins at 1. Try `dau by country top 1`.',
    ],
  ],
  [
    'a mistake at the very end',
    'dau where country is Japan and',
    [
      '/amp dau where country is Japan and',
      '                                   ^  A condition is missing at the end, for example `country is Japan`.',
    ],
  ],
  [
    'signs that are two columns wide',
    'dau 検索 🎉 last 7d',
    ['/amp dau 検索 🎉 last 7d', "         ^^^^  I don't understand “検索” here."],
  ],
  [
    'a text too long for one line with its problem',
    'funnel Search > Select > Play Song or Video > Create Playlist vs yesterday',
    [
      '/amp funnel Search > Select > Play Song or Video > Create Playlist vs yesterday',
      '                                                                   ^^',
      '`vs` needs `previous`, `last week`, `last month` or `last year`, for example `vs previous`.',
    ],
  ],
]

describe('explainError', () => {
  it.each(rows)('shows %s', (_sentence, text, lines) => {
    expect(explainError(mistakeIn(text)).split('\n')).toEqual(lines)
  })

  it('shows only the surroundings of a mistake in a long text', () => {
    const text = `event ${'Very Long Name '.repeat(20)}by country plaform is iOS and ${'more '.repeat(40)}`
    const start = text.indexOf('plaform')
    const error = new InvalidQueryError({ problem: 'No.', text, span: { start, end: start + 7 } })
    const [line = '', carets = ''] = explainError(error).split('\n')
    expect(line.length).toBeLessThanOrEqual(110)
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('plaform')
    expect(line).toMatch(/^\/amp ….*plaform is iOS.*…$/)
  })

  it('never breaks a line where the text does', () => {
    const error = new InvalidQueryError({
      problem: 'No.',
      text: 'event "a\nb\u2028c"',
      span: { start: 6, end: 13 },
    })
    expect(explainError(error)).toBe('/amp event "a b c"\n           ^^^^^^^  No.')
  })

  it('gives two or three lines for any text and place', () => {
    const place = fc
      .string({ unit: 'binary', maxLength: 400 })
      .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)))
    fc.assert(
      fc.property(place, ([text, one, other]) => {
        const span = { start: Math.min(one, other), end: Math.max(one, other) }
        const lines = explainError(new InvalidQueryError({ problem: 'No.', text, span })).split('\n')
        expect([2, 3]).toContain(lines.length)
        expect(lines[1]).toMatch(/^ +\^+/)
      }),
    )
  })
})
