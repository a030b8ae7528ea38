import { describe, expect, it } from 'vitest'
import type { GrowthRecord } from '../../src/history/history-store.ts'
import { ageClasses, growthOf, settlingOf, sumGrowth } from '../../src/history/settling.ts'

const hourMs = 3_600_000
const still = (ageHours: number): GrowthRecord => ({ ageHours, changed: 0, exposure: 1e6, reads: 50 })
/** Grows by so many parts of a million each hour. */
const growing = (ageHours: number, perMillion: number): GrowthRecord => ({
  ageHours,
  changed: perMillion,
  exposure: 1e6,
  reads: 50,
})

describe('a bucket settles', () => {
  it.each<[sentence: string, records: GrowthRecord[], hours: number]>([
    ['after two days where nothing is known', [], 48],
    ['after two days where too little is known', [{ ...still(6), reads: 3 }], 48],
    ['after six hours where nothing ever came late', ageClasses.map(still), 6],
    [
      'after a day where things come late on the first day only',
      [growing(6, 200), growing(12, 200), still(24)],
      24,
    ],
    [
      'after a week where phones are offline for days',
      [still(6), still(12), still(24), growing(48, 100), growing(96, 100)],
      168,
    ],
    [
      'after six hours where what comes later is nothing to speak of',
      [growing(6, 1), growing(12, 1), growing(24, 1)],
      6,
    ],
  ])('%s', (_sentence, records, hours) => {
    expect(settlingOf(records).settleMs).toBe(hours * hourMs)
  })
})

describe('a bucket that has not settled', () => {
  /** One in ten thousand an hour, from the first class on. */
  const { isStill } = settlingOf(ageClasses.map((hours) => growing(hours, 100)))

  it.each<[sentence: string, readAtHours: number, ageHours: number, isBelieved: boolean]>([
    ['is believed while little can have come since it was read', 12, 17, true],
    ['is read again as soon as more may have come', 12, 18, false],
    ['is not believed where it was read too early', 5, 6, false],
  ])('%s', (_sentence, ...asked) => {
    const [readAtHours, ageHours, isBelieved] = asked
    expect(isStill(readAtHours * hourMs, ageHours * hourMs)).toBe(isBelieved)
  })

  it('is read each time where nothing is known yet', () => {
    expect(settlingOf([]).isStill(12 * hourMs, 13 * hourMs)).toBe(false)
  })
})

describe('what two reads teach', () => {
  const endOfDay = Date.parse('2026-11-03T00:00:00Z')
  const read = (afterHours: number, ...values: number[]) => ({
    label: '2026-11-02',
    readAt: endOfDay + afterHours * hourMs,
    values,
  })
  const place = { interval: 'day', timeZone: 'UTC' } as const

  it('is how much changed, for how much and how long, at the age of the first', () => {
    const growth = growthOf({ before: read(13, 100, 50), after: read(23, 104, 49), ...place })
    expect(growth).toEqual({ ageHours: 12, changed: 5, exposure: 1530, reads: 1 })
  })

  it('belongs to the class of the first, however late the second came', () => {
    const growth = growthOf({ before: read(50, 1_000), after: read(50 + 168, 1_003), ...place })
    expect(growth).toEqual({ ageHours: 48, changed: 3, exposure: 1_003 * 22, reads: 1 })
    const records = Array.from({ length: 20 }, () => growth ?? still(48))
    expect(settlingOf([still(6), still(12), still(24), ...sumGrowth(records)]).settleMs).toBe(72 * hourMs)
  })

  it('is nothing where the first came too early', () => {
    expect(growthOf({ before: read(2, 100), after: read(23, 104), ...place })).toBeUndefined()
  })

  it('is told per age class', () => {
    expect(sumGrowth([still(6), still(6), still(24)])).toEqual([
      { ageHours: 6, changed: 0, exposure: 2e6, reads: 100 },
      still(24),
    ])
  })
})
