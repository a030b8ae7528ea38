import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMarkdown } from '../../../../src/demo/page/text/parse-markdown.ts'

function kindsOf(text: string): string[] {
  return parseMarkdown(text).map((block) => block.kind)
}

it('tells the blocks apart', () => {
  const text =
    '# Title\n\nWords\nmore words\n\n- a\n  - b\n\n> said\n\n```sql\nselect 1\n```\n---\n| a | b |\n|---|---|\n| 1 | 2 |'
  const kinds = ['heading', 'paragraph', 'list', 'quote', 'preformatted', 'rule', 'table']
  expect(kindsOf(text)).toEqual(kinds)
})

it('knows how deep a list entry lies, and whether it is numbered', () => {
  const [bullets] = parseMarkdown('- a\n  - b')
  expect(bullets).toMatchObject({ isOrdered: false, items: [{ depth: 0 }, { depth: 1 }] })
  expect(parseMarkdown('1. a')[0]).toMatchObject({ isOrdered: true })
})

it('reads a table without its rule', () => {
  const [table] = parseMarkdown('| Day | Users |\n|:---|---:|\n| Mon | 12 |')
  const cell = (text: string) => [{ kind: 'text', text }]
  expect(table).toEqual({
    kind: 'table',
    header: [cell('Day'), cell('Users')],
    rows: [[cell('Mon'), cell('12')]],
  })
})

it('comes to an end with any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('#', '>', '-', '|', '`', '*', ' ', '\n', '1', '.', 'a') }),
      (text) => void parseMarkdown(text),
    ),
  )
})
