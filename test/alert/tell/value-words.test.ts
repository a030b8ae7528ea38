import { expect, it } from 'vitest'
import type { ToldGroup } from '../../../src/alert/tell/breaching-groups.ts'
import { changeWords, usualWords } from '../../../src/alert/tell/value-words.ts'

const measure = { unit: 'events', interval: 'day', query: undefined, age: undefined } as const
const low = { kind: 'below', value: 60 } as const
const high = { kind: 'above', value: 60 } as const

function group(direction: 'drop' | 'spike', value: number, expected?: number): ToldGroup {
  const bound = direction === 'drop' ? { lower: 60 } : { upper: 60 }
  const usual = expected === undefined ? {} : { expected, expectedName: 'usual Tuesday' }
  return {
    group: '',
    state: 'firing',
    since: '2026-11-24T00:00:00.000Z',
    breaching: ['2026-11-24'],
    direction,
    calmPoints: 0,
    last: { value, ...bound, ...usual, reason: 'It is beyond its limit.' },
  }
}

it.each([
  ['what is usual, and the limit', group('drop', 40, 80), low, '−50% vs usual Tuesday (80)', 'limit 60'],
  ['the limit where nothing is usual', group('drop', 45), low, '25% below the limit of 60', undefined],
  [
    'the limit where it is low as usual',
    group('drop', 56, 47),
    low,
    '6.7% below the limit of 60',
    'usual Tuesday 47',
  ],
  [
    'the limit where it is high as usual',
    group('spike', 66, 80),
    high,
    '10% above the limit of 60',
    'usual Tuesday 80',
  ],
])('a limit is told beside %s', (_, told, condition, change, usual) => {
  expect(changeWords(told, measure)).toBe(change)
  expect(usualWords(condition, told, measure)).toBe(usual)
})
