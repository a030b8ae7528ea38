import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparkline } from '../../src/result/sparkline.ts'

describe('sparkline', () => {
  it.each([
    ['rises from the lowest to the highest bar', [1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
    ['marks a gap', [1, null, 8], '▁·█'],
    ['draws a level series in the middle', [5, 5, 5], '▄▄▄'],
    ['draws zeros on the floor', [0, 0], '▁▁'],
    ['has no shape for one value', [3], ''],
    ['has no shape for none', [null, null], ''],
    ['treats what is no number as a gap', [1, Number.NaN, 2], '▁·█'],
  ])('%s', (...[, values, expected]) => {
    expect(sparkline(values)).toBe(expected)
  })

  it('folds a year into forty columns', () => {
    expect(sparkline(Array.from({ length: 365 }, (_, day) => day))).toMatch(/^▁.{38}█$/u)
  })

  it('draws one bar per value and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 2, maxLength: 40 }),
        (values) => {
          expect(sparkline(values)).toHaveLength(values.length)
          expect(sparkline(values)).toMatch(/^[▁-█]+$/u)
        },
      ),
    )
  })
})
