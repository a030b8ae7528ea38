import { describe, expect, it } from 'vitest'
import { createDetector } from '../../../src/alert/detect/create-detector.ts'
import { detectorIntervals, type DetectorInterval } from '../../../src/alert/detect/detector.ts'

const stepSeconds: Readonly<Record<DetectorInterval, number>> = {
  '5min': 300,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_629_746,
}

describe.each(detectorIntervals)('the detector of a series by %s', (interval) => {
  const values = Array.from({ length: 900 }, (_, place) => (place === 800 ? 0 : 1000 + ((place * 37) % 50)))

  it('finds an outage, and nothing else, in a metric that is nearly steady', () => {
    const judged = judge(values)
    expect(judged.flatMap(({ isAnomaly }, place) => (isAnomaly ? [place] : []))).toEqual([800])
    expect(judged[800]?.direction).toBe('drop')
    expect(judged[800]?.score).toBeGreaterThan(0.5)
  })

  it('judges a point by nothing but the points before it', () => {
    const whole = judge(values)
    const otherEnd = judge(values.map((value, place) => (place < 700 ? value : value * 3)))
    expect(otherEnd.slice(0, 700)).toEqual(whole.slice(0, 700))
  })

  function judge(series: readonly number[]) {
    const detector = createDetector({ interval, timeZone: 'UTC', sensitivity: 'normal' })
    const start = 1_780_272_000
    return series.map((value, place) => detector.step({ at: start + place * stepSeconds[interval], value }))
  }
})
