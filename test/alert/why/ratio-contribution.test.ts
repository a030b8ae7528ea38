import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratioContributions } from '../../../src/alert/why/ratio-contribution.ts'

const ratio = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([some, outOf]) => ({ of: Math.min(some, outOf), outOf }))
const groups = fc
  .array(fc.record({ before: ratio, after: ratio }), { minLength: 1, maxLength: 8 })
  .map((sides) => sides.map((side, index) => ({ label: `group ${index}`, ...side })))

describe('contributions to a share', () => {
  it('are the effect of a share that moved', () => {
    const [first, second] = ratioContributions([
      { label: 'iOS', before: { of: 400, outOf: 1000 }, after: { of: 200, outOf: 1000 } },
      { label: 'Web', before: { of: 400, outOf: 1000 }, after: { of: 400, outOf: 1000 } },
    ])
    expect(first).toMatchObject({ label: 'iOS', by: 'rate', before: 0.4, after: 0.2, standsOut: true })
    expect(first?.share).toBeCloseTo(1)
    expect(second?.share).toBeCloseTo(0)
    expect(second).toMatchObject({ standsOut: false, isAsUsual: true })
  })

  it('are the effect of who came where no share moved', () => {
    const [first] = ratioContributions([
      { label: 'App', before: { of: 500, outOf: 1000 }, after: { of: 500, outOf: 1000 } },
      { label: 'Web', before: { of: 100, outOf: 1000 }, after: { of: 300, outOf: 3000 } },
    ])
    expect(first).toMatchObject({ label: 'App', by: 'mix', before: 0.5, after: 0.5 })
    expect(first?.parts.after).toBeCloseTo(0.25)
  })

  it('add up to the whole change, whatever the groups did', () => {
    fc.assert(
      fc.property(groups, (sides) => {
        const effects = ratioContributions(sides)
        const sum = effects.reduce((total, { share }) => total + share, 0)
        if (effects.length > 0) expect(sum).toBeCloseTo(1, 5)
      }),
    )
  })

  it('are none without a change', () => {
    const side = { of: 1, outOf: 2 }
    expect(ratioContributions([{ label: 'iOS', before: side, after: side }])).toEqual([])
  })
})
