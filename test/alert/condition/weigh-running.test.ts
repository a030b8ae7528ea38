import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../../src/alert/evaluate-alert.ts'
import { anAlertDefinition } from '../../support/alerts.ts'
import {
  above,
  aJudgedSeries,
  below,
  drops,
  judgedNow,
  judgeNewest,
  rises,
  unusual,
  usualBand,
} from '../../support/judged.ts'

describe('a bucket that is still filling', () => {
  const running = (value: number) =>
    aJudgedSeries([...Array.from({ length: 30 }, () => 1000), value], { isRunning: true })
  const seen = { lastPoint: '2026-11-21' }

  it('may pass an upper bound', () => {
    expect(judgeNewest(above(900), running(950), seen)).toMatchObject({ kind: 'breach', direction: 'spike' })
    expect(judgeNewest(above(900), running(950), seen).reason).toBe('950 so far on Sun, Nov 22 is above 900.')
    expect(judgeNewest(rises(50), running(1600), seen).kind).toBe('breach')
    expect(judgeNewest(unusual, running(1200), seen).kind).toBe('breach')
  })

  it('is held against a usual whole one only where it is more than that', () => {
    expect(judgeNewest(above(900), running(950), seen)).toMatchObject({ expected: undefined, upper: 900 })
    expect(judgeNewest(above(900), running(1050), seen)).toMatchObject({ expected: 1000, upper: 900 })
  })

  it('never falls below a lower one', () => {
    for (const condition of [
      below(900),
      drops(20),
      unusual,
      { kind: 'outside', lower: 900, upper: 1100 } as const,
    ])
      expect(judgeNewest(condition, running(10), seen).kind).toBe('waiting')
  })

  it('says nothing of a share or a mean, which may go either way', () => {
    const series = aJudgedSeries([0.5, 0.5, 0.99], { unit: 'ratio', isRunning: true })
    expect(judgeNewest(above(0.9), series, seen).kind).toBe('waiting')
  })

  it('has its turn only after all that has settled', () => {
    expect(judgeNewest(above(900), running(950), { lastPoint: '2026-11-20' })).toMatchObject({
      point: { label: '2026-11-21' },
    })
  })

  it('is judged from below by the day’s pace where that is known', () => {
    const pace = { time: '14:00', share: 0.6, low: 0.5, weeks: 4 }
    const judged = (value: number) =>
      createEvaluator(usualBand).evaluate(anAlertDefinition({ condition: drops(20) }), running(value), {
        ...judgedNow,
        ...seen,
        pace,
      })
    expect(judged(390).kind).toBe('waiting')
    expect(judged(300)).toMatchObject({ kind: 'breach', direction: 'drop', lower: 400, expected: 600 })
    expect(judged(300).reason).toBe(
      '300 by 14:00 is 50% below what is usual by then (600); 60% of a day has usually come by now.',
    )
  })
})
