import { describe, expect, it } from 'vitest'
import { alignColumns } from '../../src/terminal/align-columns.ts'

const columns = [
  { name: 'Event', isNumeric: false },
  { name: 'Users', isNumeric: true },
]

describe('alignColumns', () => {
  it('puts text on the left and numbers on the right, below a rule', () => {
    expect(
      alignColumns(columns, [
        ['Play Song', '12,345'],
        ['Search', '7'],
      ]),
    ).toEqual(['Event       Users', '─────────  ──────', 'Play Song  12,345', 'Search          7'])
  })

  it('gives letters and pictures that are twice as wide two columns', () => {
    expect(
      alignColumns(columns, [
        ['検索フィルター', '1'],
        ['🎉 Party', '2'],
        ['Café', '3'],
      ]),
    ).toEqual([
      'Event           Users',
      '──────────────  ─────',
      '検索フィルター      1',
      '🎉 Party            2',
      'Café                3',
    ])
  })

  it('has room for what a row lacks', () => {
    expect(alignColumns(columns, [['Search']])).toEqual(['Event   Users', '──────  ─────', 'Search'])
    expect(alignColumns([], [])).toEqual(['', ''])
  })
})
