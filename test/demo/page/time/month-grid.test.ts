import { expect, it } from 'vitest'
import { addDays, addMonths, monthGrid, monthName } from '../../../../src/demo/page/time/month-grid.ts'

it('lays a month out in weeks from Sunday', () => {
  const weeks = monthGrid('2026-11')
  expect(weeks).toHaveLength(5)
  expect(weeks[0]?.[0]).toBe('2026-11-01')
  expect(weeks.at(-1)).toEqual([
    '2026-11-29',
    '2026-11-30',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it('needs a sixth week where a month begins late in its first', () => {
  expect(monthGrid('2026-08')).toHaveLength(6)
})

it('goes over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
})

it('stays in the month where that has no such day', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
})

it('names the month', () => {
  expect(monthName('2026-11')).toBe('November 2026')
})
