import { expect, it } from 'vitest'
import { describeWait } from '../../src/budget/describe-wait.ts'
import type { Wait } from '../../src/budget/wait.ts'

it.each<[Wait, string]>([
  [{ reason: 'turn', aheadOfYou: 3, expectedMs: 17_200 }, '3 ahead of you, about 20 s'],
  [{ reason: 'inFlight', aheadOfYou: 0, expectedMs: 400 }, 'about 1 s'],
  [
    { reason: 'shortBudget', aheadOfYou: 1, expectedMs: 100_000 },
    "1 ahead of you, about 2 min: the project's five-minute budget of Amplitude's API is used up",
  ],
  [
    { reason: 'quietWindow', aheadOfYou: 0, expectedMs: 240_000 },
    'about 4 min: the question is so large that it has to run alone',
  ],
  [{ reason: 'refused', aheadOfYou: 0, expectedMs: 2000 }, 'about 2 s: Amplitude asked for a pause'],
])('%j is told as %s', (wait, text) => {
  expect(describeWait(wait)).toBe(text)
})
