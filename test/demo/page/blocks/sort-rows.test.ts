import { expect, it } from 'vitest'
import type { Cell } from '../../../../src/demo/page/blocks/cell-text.ts'
import { nextSorting, sortRows } from '../../../../src/demo/page/blocks/sort-rows.ts'

const number = (value: number): Cell => ({ type: 'raw_number', value, text: `${value} users` })
const words = (text: string): Cell => ({ type: 'raw_text', text })
const rows = [
  [words('Day 10'), number(9)],
  [words('Day 9'), number(10)],
  [words('Day 1'), number(10)],
]
const firsts = (column: number, isDescending: boolean) =>
  sortRows(rows, { column, isDescending }).map((row) => (row[0]?.type === 'raw_text' ? row[0].text : ''))

it('sorts numbers by value and keeps the order of equal rows', () => {
  expect(firsts(1, false)).toEqual(['Day 10', 'Day 9', 'Day 1'])
  expect(firsts(1, true)).toEqual(['Day 9', 'Day 1', 'Day 10'])
})

it('sorts words as people count them', () => {
  expect(firsts(0, false)).toEqual(['Day 1', 'Day 9', 'Day 10'])
})

it('leaves rows as they came when nothing is chosen', () => {
  expect(sortRows(rows, undefined)).toEqual(rows)
})

it('goes from rising to falling and back to how the rows came', () => {
  const rising = nextSorting(undefined, 1)
  const falling = nextSorting(rising, 1)
  expect([rising, falling, nextSorting(falling, 1)]).toEqual([
    { column: 1, isDescending: false },
    { column: 1, isDescending: true },
    undefined,
  ])
  expect(nextSorting(falling, 0)).toEqual({ column: 0, isDescending: false })
})
