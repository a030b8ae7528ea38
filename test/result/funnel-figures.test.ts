import { describe, expect, it } from 'vitest'
import { combinedCounts, conversion, largestLoss, stepConversions } from '../../src/result/funnel-figures.ts'

describe('the figures of a funnel', () => {
  it('converts from the first step to the last', () => {
    expect(conversion({ counts: [200, 80, 50] })).toBe(0.25)
    expect(conversion({ counts: [0, 0] })).toBeUndefined()
    expect(conversion({ counts: [] })).toBeUndefined()
  })

  it('knows no conversion from a step that nobody reached', () => {
    expect(stepConversions({ counts: [200, 0, 0] })).toEqual([0, undefined])
  })

  it.each([
    ['most people', [1000, 600, 230], { step: 1, lost: 400, share: 0.4 }],
    ['the later of two steps', [1000, 900, 0], { step: 2, lost: 900, share: 1 }],
    ['nobody', [10, 10, 10], undefined],
  ])('finds the step that loses %s', (...[, counts, loss]) => {
    expect(largestLoss({ counts })).toEqual(loss)
  })

  it('adds groups up step by step', () => {
    const group = (counts: number[]) => ({ label: '', counts, medianStepMs: [], medianTotalMs: undefined })
    expect(combinedCounts([group([10, 5]), group([20, 1])], 2)).toEqual({ counts: [30, 6] })
  })
})
