import { describe, expect, it } from 'vitest'
import { describeCaveat } from '../../src/result/describe-caveat.ts'

describe('describeCaveat', () => {
  it.each([
    [{ kind: 'sampled', rate: 0.1 }, 'estimated from a 10% sample of users'],
    [{ kind: 'pruned' }, 'Amplitude left out the smallest groups'],
    [{ kind: 'groupLimit', limit: 100 }, 'only the 100 largest groups'],
    [{ kind: 'groupLimit', limit: 1 }, 'only the 1 largest group'],
    [{ kind: 'realtimeMissing' }, 'the newest events are not counted yet'],
    [{ kind: 'partial' }, 'Amplitude says that the numbers are not whole yet'],
    [{ kind: 'cached', ageMs: 15_600_000 }, "from Amplitude's cache, 4h 20m old"],
  ] as const)('%o reads “%s”', (caveat, expected) => {
    expect(describeCaveat(caveat)).toBe(expected)
  })
})
