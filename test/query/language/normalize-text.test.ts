import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, foldName, normalizeText } from '../../../src/query/language/normalize-text.ts'

const rows: [sentence: string, typed: string, normalized: string][] = [
  ['spaces are made single and cut at the ends', '  dau   last\t30d\n', 'dau last 30d'],
  ['non-breaking and other spaces are spaces', 'dau\u00A0last\u202F30d', 'dau last 30d'],
  ['zero-width characters vanish', 'd\u200Bau\uFEFF last\u2060 30d', 'dau last 30d'],
  ['control characters vanish', 'd\u0000au\u009F\u0007 7d', 'dau 7d'],
  ['joiners inside emoji stay', 'event 👩‍🎤 Show', 'event 👩‍🎤 Show'],
  ['dashes are hyphens', 'brackets 0–1, 2—7, 8−14', 'brackets 0-1, 2-7, 8-14'],
  ['a curly apostrophe is straight', 'event Don’t show', "event Don't show"],
  ['curly quotes are straight, and so is what they hold', 'event “Don’t  show”', 'event "Don\'t show"'],
  ['German, French and single quotes as well', 'event „A“, «B», ‘C’', 'event "A", "B", "C"'],
  ['straight quotes keep what they hold', 'event "Don’t – show …\u00A0"', 'event "Don’t – show …\u00A0"'],
  ['letters are composed', 'event Cafe\u0301', 'event Café'],
  ['Slack’s escapes are undone', 'a &lt; b &gt; c &amp; d', 'a < b > c & d'],
  ['Slack’s escapes are undone once', 'a &amp;lt; b', 'a &lt; b'],
  ['a channel is its name', 'event <#C123|general>', 'event #general'],
  ['a channel without a name is its id', 'event <#C123|>', 'event #C123'],
  ['a person is their name', 'event <@U123|ana>', 'event @ana'],
  ['a group is its name', 'event <!subteam^S1|@growth>', 'event @growth'],
  [
    'a link that Slack made is what was typed',
    'where gp:site is <http://acme.com|acme.com>',
    'where gp:site is acme.com',
  ],
  [
    'an address that Slack linked is what was typed',
    'event <mailto:ana@acme.com|ana@acme.com>',
    'event ana@acme.com',
  ],
  [
    'a link with words keeps its target',
    'cohort <https://a.b/cohort/x1|our buyers>',
    'cohort https://a.b/cohort/x1',
  ],
  ['less than is no link', 'where event.price <5', 'where event.price <5'],
]

describe('normalizeText', () => {
  it.each(rows)('%s', (_sentence, typed, normalized) => {
    expect(normalizeText(typed)).toBe(normalized)
  })

  it('undoes exactly what escapeText did', () => {
    const markup = fc.constantFrom('&', 'amp;', '&lt;', '<', '>', '@U1', '|', 'https://', 'x', '#C')
    fc.assert(
      fc.property(fc.array(markup), (parts) => {
        const text = `"${parts.join('')}"`
        expect(normalizeText(escapeText(text))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('foldName', () => {
  it.each([
    ['Don’t Show', "don't show"],
    ['Load more…', 'load more...'],
    ['A – B', 'a - b'],
    [' Play  Song ', 'PLAY SONG'],
  ])('makes %j and %j equal', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })
})
