import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInline } from '../../../../src/demo/page/text/parse-inline.ts'
import type { Inline } from '../../../../src/demo/page/text/text-tree.ts'

/** Compact writing: `strong(x)` for a bold x, text as it is. */
function show(nodes: readonly Inline[]): string {
  return nodes.map(showOne).join('')
}

function showOne(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'lineBreak':
      return '⏎'
    case 'strong':
    case 'emphasis':
    case 'strike':
      return `${node.kind}(${show(node.children)})`
    case 'link':
      return `link(${node.url} ${show(node.children)})`
    case 'code':
      return `code(${node.text})`
    case 'emoji':
      return node.character
    case 'user':
    case 'channel':
      return `${node.kind}(${node.id}${node.label === undefined ? '' : ` ${node.label}`})`
    case 'broadcast':
      return `broadcast(${node.range})`
    case 'date':
      return `date(${node.timestamp} ${node.format} ${node.fallback})`
  }
}

describe('mrkdwn', () => {
  it.each([
    ['knows bold, italic and struck out', '*a* _b_ ~c~', 'strong(a) emphasis(b) strike(c)'],
    ['nests them', '*a _b_*', 'strong(a emphasis(b))'],
    ['opens a mark at the start of a word only', '2*3*4 snake_case_name', '2*3*4 snake_case_name'],
    ['needs something between the marks', '** * a*', '** * a*'],
    ['closes a mark in the same line only', '*a\nb*', '*a⏎b*'],
    ['lets punctuation touch a mark', '(*a*), "_b_".', '(strong(a)), "emphasis(b)".'],
    ['takes code as it is', '`*a* &lt;b&gt;`', 'code(*a* <b>)'],
    ['does not close a mark inside code', '*a `b*` c*', 'strong(a code(b*) c)'],
    ['decodes the three entities', 'a &lt; b &gt; c &amp;amp; d', 'a < b > c &amp; d'],
    [
      'reads links with and without words',
      '<https://a.b|words> <https://a.b>',
      'link(https://a.b words) link(https://a.b https://a.b)',
    ],
    [
      'links a bare address, without the full stop behind it',
      'see https://a.b/c?d=1.',
      'see link(https://a.b/c?d=1 https://a.b/c?d=1).',
    ],
    ['does not link a scheme that could run code', '<javascript:alert(1)|x>', '<javascript:alert(1)|x>'],
    [
      'reads mentions',
      '<@U1> <@U1|ana> <#C1|growth> <!here>',
      'user(U1) user(U1 ana) channel(C1 growth) broadcast(here)',
    ],
    ['reads dates', '<!date^1795438800^{date} {time}|Nov 23>', 'date(1795438800 {date} {time} Nov 23)'],
    ['draws emoji that it knows and leaves others', ':tada: :no_such: 10:30:45', '🎉 :no_such: 10:30:45'],
  ])('%s', (_, text, expected) => {
    expect(show(parseInline(text, 'mrkdwn'))).toBe(expected)
  })
})

describe('Markdown', () => {
  it.each([
    [
      'has two stars for bold and one for italic',
      '**a** *b* __c__ _d_',
      'strong(a) emphasis(b) strong(c) emphasis(d)',
    ],
    ['strikes out with two tildes', '~~a~~', 'strike(a)'],
    ['reads links', '[a](https://b.c)', 'link(https://b.c a)'],
    ['leaves entities alone', '&lt;', '&lt;'],
  ])('%s', (_, text, expected) => {
    expect(show(parseInline(text, 'markdown'))).toBe(expected)
  })
})

it('knows only emoji and line breaks in plain text', () => {
  expect(show(parseInline('*a* :tada:\n<@U1>', 'plain'))).toBe('*a* 🎉⏎<@U1>')
})

it('reads any text without throwing, and plain text without losing a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      parseInline(text, 'mrkdwn')
      parseInline(text, 'markdown')
      // No emoji by name, and not the sign that stands for a line break here.
      const said = text.replaceAll(/[:⏎]/gu, '')
      expect(show(parseInline(said, 'plain')).replaceAll('⏎', '\n')).toBe(said)
    }),
  )
})

it('reads a page of marks that never close in no time', () => {
  const started = performance.now()
  parseInline('*a '.repeat(1000), 'mrkdwn')
  expect(performance.now() - started).toBeLessThan(1000)
})
