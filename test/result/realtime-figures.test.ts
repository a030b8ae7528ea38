import { describe, expect, it } from 'vitest'
import { finishedPoints, paceOf, pointsOfToday } from '../../src/result/realtime-figures.ts'
import { aRealtimeResult } from '../support/more-results.ts'

/** Points every five minutes up to 14:40 in UTC. */
const result = aRealtimeResult()

describe('finishedPoints', () => {
  it('leaves out what is still filling and what Amplitude does not know', () => {
    const points = result.points.map((point, index) =>
      Object.assign({}, point, index === 286 ? { today: null } : {}),
    )
    expect(finishedPoints({ ...result, points }).at(-1)?.time).toBe('14:30')
  })
})

describe('pointsOfToday', () => {
  it.each([
    ['UTC', '2026-11-23T00:00:00.000Z'],
    ['Asia/Tokyo', '2026-11-22T15:00:00.000Z'],
    ['America/New_York', '2026-11-23T05:00:00.000Z'],
  ])('begins at midnight in %s', (timeZone, midnight) => {
    const [first] = pointsOfToday({ ...result, project: { name: 'Acme', timeZone } })
    expect(first?.start.toISOString()).toBe(midnight)
  })

  it('is empty where nothing is finished', () => {
    expect(pointsOfToday({ ...result, points: [] })).toEqual([])
  })
})

describe('paceOf', () => {
  it('compares only the times that both days have', () => {
    const [first, second, third] = finishedPoints(result)
    if (first === undefined || second === undefined || third === undefined) throw new TypeError('No points.')
    const points = [
      { ...first, today: 10, yesterday: 20 },
      { ...second, today: 30, yesterday: 20 },
      { ...third, today: 999, yesterday: null },
    ]
    expect(paceOf(points)).toEqual({ now: 20, before: 20, buckets: 2 })
    expect(paceOf(points.slice(2))).toBeUndefined()
  })
})
