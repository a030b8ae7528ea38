import { describe, expect, it } from 'vitest'
import { usualRange, type RealtimeCount } from '../../src/result/usual-range.ts'

const fiveMinutesMs = 300_000
const weekMs = 7 * 24 * 3_600_000
const at = (iso: string) => new Date(iso)

/** The same instant of the weeks before, the latest first. */
function weeksBefore(start: Date, ...users: (number | null)[]): RealtimeCount[] {
  return users.map((count, week) => ({
    start: new Date(start.getTime() - (week + 1) * weekMs),
    users: count,
  }))
}

describe('what is usual', () => {
  const noon = at('2026-11-23T12:00:00Z')

  it('is the median of the same weekdays, and the range of four in five', () => {
    const counts = weeksBefore(noon, 10, 50, 30, 20, 40)
    expect(usualRange([noon], counts, 'UTC')).toEqual({ lower: [14], middle: [30], upper: [46], weeks: 5 })
  })

  it.each<[sentence: string, counts: RealtimeCount[]]>([
    ['from nothing', []],
    ['from two weeks', weeksBefore(noon, 10, 20)],
    ['from two weeks and a gap', weeksBefore(noon, 10, null, 20)],
    ['from other weekdays', weeksBefore(at('2026-11-22T12:00:00Z'), 10, 20, 30, 40)],
    ['from other times', weeksBefore(at('2026-11-23T12:05:00Z'), 10, 20, 30, 40)],
  ])('is not known %s', (_sentence, counts) => {
    expect(usualRange([noon], counts, 'UTC')).toBeUndefined()
  })

  it('is told for each clock time by itself', () => {
    const next = new Date(noon.getTime() + fiveMinutesMs)
    const counts = [...weeksBefore(noon, 10, 10, 10, 10), ...weeksBefore(next, 20, 20)]
    expect(usualRange([noon, next], counts, 'UTC')).toMatchObject({ middle: [10, null], weeks: 4 })
  })

  it.each([
    {
      sentence: 'after the clocks went back',
      timeZone: 'Europe/Berlin',
      start: '2026-10-26T08:00:00Z',
      weekBefore: '2026-10-19T07:00:00Z',
    },
    {
      sentence: 'after they went forward',
      timeZone: 'Europe/Berlin',
      start: '2026-03-30T07:00:00Z',
      weekBefore: '2026-03-23T08:00:00Z',
    },
    {
      sentence: 'where they move by half an hour',
      timeZone: 'Australia/Lord_Howe',
      start: '2026-10-05T01:10:00Z',
      weekBefore: '2026-09-28T01:40:00Z',
    },
  ])('compares the same wall time $sentence', ({ timeZone, start, weekBefore }) => {
    const first = { start: at(weekBefore), users: 7 }
    const counts = [first, ...weeksBefore(first.start, 7, 7)]
    expect(usualRange([at(start)], counts, timeZone)?.middle).toEqual([7])
  })

  it('leaves out weeks in which the clocks skipped that time', () => {
    // In Berlin 2:30 does not exist on 2026-03-29.
    const start = at('2026-04-05T00:30:00Z')
    const skipped = ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'].map((iso) => ({
      start: at(iso),
      users: 1_000,
    }))
    const earlier = weeksBefore(at('2026-03-29T01:30:00Z'), 1, 2, 3)
    expect(usualRange([start], [...skipped, ...earlier], 'Europe/Berlin')).toMatchObject({
      middle: [2],
      weeks: 3,
    })
  })
})
