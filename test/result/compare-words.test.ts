import { describe, expect, it } from 'vitest'
import { compareWords } from '../../src/result/compare-words.ts'

describe('compareWords', () => {
  it.each([
    [100, 114.2, 'users', '14.2% above'],
    [100, 60, 'users', '40% below'],
    [0.25, 0.236, 'ratio', '1.4 pp below'],
    [10, 135, 'events', '13.5×'],
    [100, 100, 'users', 'level with'],
  ] as const)('from %d to %d in %s is %s', (...[from, to, unit, words]) => {
    expect(compareWords(from, to, unit)).toBe(words)
  })
})
