import { describe, expect, it } from 'vitest'
import { chooseSentences } from '../../src/result/remark.ts'

describe('chooseSentences', () => {
  it('says the most remarkable first, three at most, and nothing that is not worth it', () => {
    const remarks = [
      { text: 'Dull.', weight: 20 },
      { text: 'Fair.', weight: 40 },
      undefined,
      { text: 'Good.', weight: 50 },
      { text: 'Best.', weight: 90 },
      { text: 'Nice.', weight: 45 },
    ]
    expect(chooseSentences(remarks)).toEqual(['Best.', 'Good.', 'Nice.'])
  })

  it('never crowds out what belongs beside the headline', () => {
    const remarks = [
      { text: 'A.', weight: 90 },
      { text: 'B.', weight: 80 },
      { text: 'C.', weight: 70 },
      { text: 'Required.', weight: 10, isRequired: true },
    ]
    expect(chooseSentences(remarks)).toEqual(['A.', 'B.', 'Required.'])
  })
})
