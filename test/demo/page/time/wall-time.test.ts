import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  displayTime,
  halfHours,
  readTime,
  unixToWallTime,
  wallTimeToUnix,
} from '../../../../src/demo/page/time/wall-time.ts'

describe('times that are typed', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9:30 pm', '21:30'],
    ['12am', '00:00'],
    ['12 p', '12:00'],
    ['21:45', '21:45'],
    ['25', undefined],
    ['13pm', undefined],
    ['9:75', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('“%s” is %s', (text, expected) => {
    expect(readTime(text)).toBe(expected)
  })

  it('are read back from how they are shown', () => {
    for (const time of halfHours) expect(readTime(displayTime(time))).toBe(time)
  })
})

describe('wall time', () => {
  it.each([
    ['2026-11-23 14:00', 'Europe/Berlin', '2026-11-23T13:00:00Z'],
    ['2026-07-01 14:00', 'Europe/Berlin', '2026-07-01T12:00:00Z'],
    ['2026-11-23 14:00', 'Asia/Kolkata', '2026-11-23T08:30:00Z'],
    ['2026-03-29 12:00', 'Europe/Berlin', '2026-03-29T10:00:00Z'],
  ])('%s in %s is %s', (wall, timeZone, expected) => {
    const [day = '', time = ''] = wall.split(' ')
    expect(wallTimeToUnix({ day, time }, timeZone)).toBe(Date.parse(expected) / 1000)
  })

  it('comes back from the instant that it names', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo')
    const minutes = fc.integer({ min: 0, max: 40_000_000 }).map((minute) => minute * 60)
    fc.assert(
      fc.property(minutes, zones, (unix, timeZone) => {
        const wall = unixToWallTime(unix, timeZone)
        expect(unixToWallTime(wallTimeToUnix(wall, timeZone), timeZone)).toEqual(wall)
      }),
    )
  })
})
