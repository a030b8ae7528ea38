import { describe, expect, it } from 'vitest'
import { cacheLifeMs, reuseMs } from '../../src/amplitude/answer-age.ts'
import type { Interval } from '../../src/query/query.ts'

const hourMs = 3_600_000

describe("the life of an answer in Amplitude's cache", () => {
  it.each<[Interval, days: number, lifeMs: number]>([
    ['5min', 1, 300_000],
    ['hour', 7, 300_000],
    ['day', 7, hourMs],
    ['day', 8, 6 * hourMs],
    ['day', 30, 6 * hourMs],
    ['day', 31, 18 * hourMs],
    ['week', 28, 6 * hourMs],
    ['week', 84, 12 * hourMs],
    ['week', 85, 48 * hourMs],
    ['month', 93, 18 * hourMs],
    ['month', 186, 48 * hourMs],
    ['month', 187, 96 * hourMs],
  ])('of interval %s over %i days is %i ms', (interval, days, lifeMs) => {
    expect(cacheLifeMs({ interval, days })).toBe(lifeMs)
  })

  it('is read off the request', () => {
    const request = (params: [string, string][]) => ({ path: '/api/2/users', params })
    const days: [string, string][] = [
      ['start', '20261025'],
      ['end', '20261123'],
    ]
    expect(reuseMs(request(days))).toBe(6 * hourMs)
    expect(reuseMs(request([...days, ['i', '-3600000']]))).toBe(300_000)
    expect(reuseMs(request([...days, ['i', '7']]))).toBe(12 * hourMs)
    expect(reuseMs({ path: '/api/2/realtime', params: [] })).toBe(300_000)
    expect(reuseMs({ path: '/api/2/usersearch', params: [['user', 'ana']] })).toBe(0)
  })
})
