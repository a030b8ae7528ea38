import { expect, test } from 'vitest'
import { validateBlocks } from '../../../src/demo/slack/validate-blocks.ts'
import type { ResultTable } from '../../../src/result/result-table.ts'
import { tableBlocks } from '../../../src/slack/blocks/table-blocks.ts'

function aTable(rows: number, columns: number, text = (row: number) => String(row)): ResultTable {
  return {
    columns: [
      { name: 'Day', unit: undefined },
      ...Array.from({ length: columns - 1 }, (_, index) => ({
        name: `Line ${index}`,
        unit: 'users' as const,
      })),
    ],
    rows: Array.from({ length: rows }, (_, row) => [
      { text: text(row), value: text(row) },
      ...Array.from({ length: columns - 1 }, () => ({ text: '12,345', value: 12_345 })),
    ]),
  }
}

const caption = 'Daily active users'

test('numbers keep their value beside their text, so that they sort', () => {
  const [block] = tableBlocks(aTable(2, 2), caption)
  expect(block).toMatchObject({
    type: 'data_table',
    caption: 'Daily active users',
    rows: [
      [
        { type: 'raw_text', text: 'Day' },
        { type: 'raw_text', text: 'Line 0' },
      ],
      [
        { type: 'raw_text', text: '0' },
        { type: 'raw_number', value: 12_345, text: '12,345' },
      ],
      [{ text: '1' }, {}],
    ],
  })
})

const sizes = [
  { sentence: 'a row', table: aTable(1, 2) },
  { sentence: 'more rows than Slack takes', table: aTable(365, 3) },
  { sentence: 'more columns than Slack takes', table: aTable(10, 60) },
  { sentence: 'more characters than Slack takes', table: aTable(100, 20, () => 'x'.repeat(500)) },
  { sentence: 'cells without a character', table: aTable(3, 2, () => '') },
]

test.each(sizes)('Slack takes a table of $sentence', ({ table }) => {
  expect(validateBlocks(tableBlocks(table, ''), 'message')).toEqual([])
})

test('what is left out is said', () => {
  expect(JSON.stringify(tableBlocks(aTable(365, 25), 'Long').at(-1))).toContain(
    'These are the first 67 of 365 rows and the first 20 of 25 columns; ask ',
  )
})

test('a table without rows is none', () => {
  expect(tableBlocks(aTable(0, 2), caption)).toEqual([])
})
