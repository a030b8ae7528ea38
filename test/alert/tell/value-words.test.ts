import { expect, it } from 'vitest'
import type { ToldGroup } from '../../../src/alert/tell/breaching-groups.ts'
import { changeWords, usualWords } from '../../../src/alert/tell/value-words.ts'

const measure = { unit: 'events', interval: 'day', query: undefined, age: undefined } as const

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
  {
    it: 'what is usual, and the limit',
    told: group('drop', 40, 80),
    says: ['−50% vs usual Tuesday (80)', 'limit 60'],
  },
  {
    it: 'the limit where nothing is usual',
    told: group('drop', 45),
    says: ['25% below the limit of 60', undefined],
  },
  {
    it: 'the limit where it is low as usual',
    told: group('drop', 56, 47),
    says: ['6.7% below the limit of 60', 'usual Tuesday 47'],
  },
  {
    it: 'the limit where it is high as usual',
    told: group('spike', 66, 80),
    says: ['10% above the limit of 60', 'usual Tuesday 80'],
  },
])('a value beyond a limit is told beside $it', ({ told, says }) => {
  const condition = { kind: told.direction === 'drop' ? 'below' : 'above', value: 60 } as const
  expect([changeWords(told, measure), usualWords(condition, told, measure)]).toEqual(says)
})
