import { describe, expect, it } from 'vitest'
import { isWidelyKept } from '../../../../src/alert/detect/daily/widely-kept-days.ts'

describe('isWidelyKept', () => {
  it.each([
    ['New Year', '2026-01-01'],
    ['Labour Day', '2026-05-01'],
    ['Independence Day', '2026-07-04'],
    ['Christmas', '2026-12-25'],
    ['Good Friday of an early Easter', '2008-03-21'],
    ['Easter Sunday', '2026-04-05'],
    ['Easter Monday of a late Easter', '2038-04-26'],
    ['Thanksgiving', '2026-11-26'],
    ['Thanksgiving of a November that begins on a Friday', '2024-11-28'],
    ['Black Friday', '2024-11-29'],
  ])('knows %s', (_, date) => {
    expect(isWidelyKept(Date.parse(date) / 86_400_000)).toBe(true)
  })

  it.each(['2026-11-19', '2026-11-20', '2024-11-22', '2026-04-04', '2026-12-23', '2026-01-02'])(
    'takes %s for a day like any other',
    (date) => {
      expect(isWidelyKept(Date.parse(date) / 86_400_000)).toBe(false)
    },
  )

  it('knows eleven days a year, one fewer where two fall together', () => {
    for (let year = 2000; year < 2060; year++) {
      const first = Date.UTC(year, 0, 1) / 86_400_000
      const days = Array.from({ length: 365 }, (_, place) => first + place).filter(isWidelyKept)
      expect(days.length).toBeGreaterThanOrEqual(10)
      expect(days.length).toBeLessThanOrEqual(12)
    }
  })
})
