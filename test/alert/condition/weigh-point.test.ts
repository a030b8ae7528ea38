import { describe, expect, it } from 'vitest'
import type { AlertCondition } from '../../../src/alert/alert-rule.ts'
import {
  above,
  aJudgedSeries,
  bandDetector,
  below,
  daysAt,
  drops,
  judgeNewest,
  unusual,
  usualBand,
} from '../../support/judged.ts'

describe('being well back', () => {
  const isBack = (condition: AlertCondition, value: number, detector = usualBand) => {
    const evaluation = judgeNewest(condition, daysAt(1000, 30, value), { detector })
    return evaluation.kind === 'fine' && evaluation.isWellBack
  }

  it('asks for half of the way to what is usual', () => {
    expect(isBack(unusual, 949)).toBe(false)
    expect(isBack(unusual, 950)).toBe(true)
    expect(isBack(drops(20), 899)).toBe(false)
    expect(isBack(drops(20), 900)).toBe(true)
  })

  it('asks for some room beside a plain bound, and no more than a tenth of it', () => {
    expect(isBack(below(900), 949)).toBe(false)
    expect(isBack(below(900), 950)).toBe(true)
    expect(isBack(below(100), 109)).toBe(false)
    expect(isBack(below(100), 110)).toBe(true)
  })

  it('what was let pass as chance is not well back', () => {
    const evaluation = judgeNewest(drops(20), daysAt(30, 30, 18))
    expect(evaluation).toMatchObject({ kind: 'fine', isWellBack: false })
  })
})

describe('shares', () => {
  const share = (value: number, outOf: number) => aJudgedSeries([0.5, 0.5, value], { unit: 'ratio', outOf })

  it('fire only if their whole interval leaves the bound', () => {
    expect(judgeNewest(below(0.4), share(0.35, 4000)).kind).toBe('breach')
    const few = judgeNewest(below(0.4), share(0.35, 60))
    expect(few).toMatchObject({ kind: 'fine' })
    expect(few.reason).toContain('of only 60 people it may as well be anything from 24.2% to 47.6%')
  })

  it('count the people that they are a share of against the minimum', () => {
    expect(judgeNewest(below(0.4), share(0.1, 400), { changes: { minimum: 500 } }).reason).toContain(
      'only 400 are concerned',
    )
  })

  it('of nobody are no shares', () => {
    const series = aJudgedSeries([0.5, null], { unit: 'ratio', outOf: 0 })
    expect(judgeNewest(below(0.4), series).reason).toBe(
      'Nobody began on Sun, Nov 22, so there is no share to judge.',
    )
  })
})

describe('an outage', () => {
  const live = (last: readonly number[], level = 300) =>
    aJudgedSeries([...Array.from({ length: 2016 - last.length }, () => level), ...last], {
      interval: '5min',
      newest: '2026-11-22T14:35:00Z',
    })

  it('is three times exactly nothing where many are usual', () => {
    const evaluation = judgeNewest(unusual, live([0, 0, 0]), {
      detector: bandDetector({ lower: 1, expected: 300, upper: 400 }, 9999),
    })
    expect(evaluation).toMatchObject({
      kind: 'breach',
      direction: 'drop',
      isOutage: true,
      value: 0,
      expected: 300,
    })
    expect(evaluation.reason).toBe(
      'Nothing was counted in the last 15 minutes, where about 300 are usual: an outage, or nothing arrives in Amplitude.',
    )
  })

  it('is none after two of them, where few are usual, or of who only minds rises', () => {
    expect(judgeNewest(unusual, live([0, 0]), { detector: usualBand })).not.toHaveProperty('isOutage')
    expect(judgeNewest(below(5), live([0, 0, 0], 12))).not.toHaveProperty('isOutage')
    expect(judgeNewest(above(500), live([0, 0, 0])).kind).toBe('fine')
  })
})

describe('a missing value', () => {
  const hours = (atNight: number | null, last: number | null) =>
    aJudgedSeries([...Array.from({ length: 240 }, (_, index) => (index % 24 === 0 ? atNight : 50)), last], {
      interval: 'hour',
      newest: '2026-11-22T00:00:00Z',
    })

  it('is told where there usually is one', () => {
    expect(judgeNewest(below(10), hours(50, null))).toMatchObject({
      kind: 'no data',
      reason: 'Amplitude has no value at 00:00 on Sun, Nov 22.',
    })
  })

  it('is no news where there usually is none', () => {
    expect(judgeNewest(below(10), hours(null, null))).toEqual({
      kind: 'waiting',
      reason: 'Amplitude has no value at 00:00 on Sun, Nov 22; that is usual at this time.',
    })
  })
})
