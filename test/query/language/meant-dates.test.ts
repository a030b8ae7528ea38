import { describe, expect, it } from 'vitest'
import { mistakeIn, parsedQuery } from '../../support/parsed-query.ts'

const known = { today: '2026-11-23' }

const rows: [text: string, range: string][] = [
  ['from 2026-10-01 to 2026-10-31', '2026-10-01..2026-10-31'],
  ['from Oct 1 until 5th of November', 'Oct 1..5th of November'],
  ['between 1 Oct and 31 Oct', '1 Oct..31 Oct'],
  ['on 2026-10-12', '2026-10-12'],
  ['on Nov 3', 'Nov 3'],
  ['on 12 Oct', '12 Oct'],
  ['in October', '2026-10-01..2026-10-31'],
  ['December', '2025-12-01..2025-12-31'],
  ['Feb 2024', '2024-02-01..2024-02-29'],
  ['2026-10', '2026-10-01..2026-10-31'],
  ['Q3', '2026-07-01..2026-09-30'],
  ['q4 2025', '2025-10-01..2025-12-31'],
  ['2026-Q1', '2026-01-01..2026-03-31'],
  ['2025', '2025-01-01..2025-12-31'],
  ['Oct 1-31', 'Oct 1..Oct 31'],
  ['Oct 30–Nov 2', 'Oct 30..Nov 2'],
]

describe('dates as people write them', () => {
  it.each(rows)('offers for %s: %s', (text, range) => {
    const [suggestion] = mistakeIn(`dau ${text} by platform`, known).suggestions
    expect(suggestion).toBe(`dau ${range} by platform`)
    expect(parsedQuery(suggestion ?? '', known)).toMatchObject({ kind: 'users' })
  })

  it.each([
    ['2026-10-01-2026-10-31', '2026-10-01', '2026-10-31'],
    ['2026-10-01–2026-10-31', '2026-10-01', '2026-10-31'],
    ['31.10.2026-13.11.2026', '2026-10-31', '2026-11-13'],
    ['Oct 25 – Nov 23, 2026', '2026-10-25', '2026-11-23'],
  ])('understands %s', (text, from, to) => {
    expect(parsedQuery(`event Play Song ${text}`)).toMatchObject({
      events: [{ name: 'Play Song' }],
      range: { kind: 'between', from, to },
    })
  })

  it.each(['Octopus', 'Q5', '2026-13', '1026', 'from Search'])('finds no date in %s', (text) => {
    for (const suggestion of mistakeIn(`dau ${text}`, known).suggestions) {
      expect(suggestion).not.toMatch(/\d{4}-\d\d-\d\d/)
    }
  })

  it('offers nothing that depends on a day it does not know', () => {
    expect(mistakeIn('dau October').suggestions).toEqual([])
  })
})
