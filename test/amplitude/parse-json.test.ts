import { describe, expect, it } from 'vitest'
import { parseJson } from '../../src/amplitude/parse-json.ts'

describe('parseJson', () => {
  it.each([
    ['an id that a number holds', '{"amplitude_id":700000000123}', { amplitude_id: 700_000_000_123 }],
    [
      'an id that a number would round',
      '{"matches":[{"amplitude_id": 90071992547409931,"n":1.5}]}',
      { matches: [{ amplitude_id: '90071992547409931', n: 1.5 }] },
    ],
    [
      'a list of such ids',
      '{"merged_amplitude_ids":[7, 90071992547409933]}',
      { merged_amplitude_ids: [7, '90071992547409933'] },
    ],
    ['a number with many digits elsewhere', '{"x":0.1234567890123456789}', { x: 0.123_456_789_012_345_68 }],
    ['no JSON', '<html>', undefined],
  ])('reads %s', (_sentence, text, expected) => {
    expect(parseJson(text)).toEqual(expected)
  })
})
