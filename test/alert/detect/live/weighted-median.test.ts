import { expect, it } from 'vitest'
import { weightedMedian } from '../../../../src/alert/detect/live/weighted-median.ts'

it.each([
  { sentence: 'the only one', candidates: [[7, 1]], median: 7 },
  {
    sentence: 'the middle of equals',
    candidates: [
      [9, 1],
      [1, 1],
      [5, 1],
    ],
    median: 5,
  },
  {
    sentence: 'the one that outweighs the rest',
    candidates: [
      [1, 1],
      [2, 1],
      [50, 3],
    ],
    median: 50,
  },
  {
    sentence: 'the lower of two halves',
    candidates: [
      [4, 1],
      [2, 1],
    ],
    median: 2,
  },
])('is $sentence', ({ candidates, median }) => {
  expect(weightedMedian(candidates.map(([value = 0, weight = 0]) => ({ value, weight })))).toBe(median)
})
