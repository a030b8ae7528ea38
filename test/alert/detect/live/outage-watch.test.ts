import { expect, it } from 'vitest'
import { createOutageWatch } from '../../../../src/alert/detect/live/outage-watch.ts'

it.each([
  { sentence: 'tells with the third zero', values: [5, 0, 0, 0, 0], expected: 20, told: [0, 0, 0, 1, 1] },
  { sentence: 'starts anew after any value', values: [0, 0, 1, 0, 0], expected: 20, told: [0, 0, 0, 0, 0] },
  { sentence: 'says nothing where few are expected', values: [0, 0, 0, 0], expected: 19, told: [0, 0, 0, 0] },
])('$sentence', ({ values, expected, told }) => {
  const watch = createOutageWatch()
  expect(values.map((value) => (watch.step(value, expected) ? 1 : 0))).toEqual(told)
})
