import fc from 'fast-check'
import { expect, it } from 'vitest'
import { niceTicks } from '../../../../src/demo/page/chart/nice-scale.ts'

it.each([
  [
    [41, 61, 31],
    [0, 20, 40, 60, 80],
  ],
  [
    [0.31, 0.12],
    [0, 0.1, 0.2, 0.3, 0.4],
  ],
  [
    [-5, 12],
    [-5, 0, 5, 10, 15],
  ],
  [
    [0, 0],
    [0, 1],
  ],
  [[], [0, 1]],
])('puts %j on the scale %j', (values, expected) => {
  expect(niceTicks(values, 4)).toEqual(expected)
})

it('spans every value and zero, evenly', () => {
  const numbers = fc.array(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => Math.abs(value) > 1e-6),
  )
  fc.assert(
    fc.property(numbers, (values) => {
      const ticks = niceTicks(values, 4)
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(0, ...values))
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(0, ...values))
      expect(ticks).toContain(0)
    }),
  )
})
