import { describe, expect, it } from 'vitest'
import { binName, mainSessions, medianBin, shareBelow } from '../../src/result/session-length-figures.ts'

const bins = [
  { fromMs: 0, toMs: 3000 },
  { fromMs: 3000, toMs: 10_000 },
  { fromMs: 10_000, toMs: 86_400_000 },
]

describe('medianBin', () => {
  it.each([
    ['the bin that holds the middle session', [1, 3, 1], 1],
    ['the lower bin where the middle lies between two', [2, 2, 0], 0],
    ['no bin that is empty', [0, 0, 5], 2],
    ['nothing where there are no sessions', [0, 0, 0], undefined],
    ['nothing where there are no bins', [], undefined],
  ])('is %s', (...[, counts, bin]) => {
    expect(medianBin({ counts })).toBe(bin)
  })
})

describe('shareBelow', () => {
  it('sums the bins that end by then', () => {
    expect(shareBelow(bins, { counts: [1, 2, 1] }, 10_000)).toBe(0.75)
  })

  it('is unknown where no bin ends then, or nobody was there', () => {
    expect(shareBelow(bins, { counts: [1, 2, 1] }, 5000)).toBeUndefined()
    expect(shareBelow(bins, { counts: [0, 0, 0] }, 10_000)).toBeUndefined()
  })
})

describe('mainSessions', () => {
  const groups = [
    { label: 'iOS', counts: [1, 2, 3] },
    { label: 'Web', counts: [4, 4, 4] },
  ]

  it('adds up groups, lets the largest segment stand for the others, and takes an only one as it is', () => {
    expect(mainSessions({ groups, splitBy: 'group' })).toEqual({ label: '', counts: [5, 6, 7] })
    expect(mainSessions({ groups, splitBy: 'segment' })).toEqual(groups[1])
    expect(mainSessions({ groups: groups.slice(0, 1), splitBy: 'group' })).toEqual(groups[0])
    expect(mainSessions({ groups: [], splitBy: 'segment' })).toEqual({ label: '', counts: [] })
  })
})

describe('binName', () => {
  it.each(bins.map((bin, index) => [['under 3s', '3s to 10s', '10s or more'][index], bin] as const))(
    'says %s',
    (name, bin) => {
      expect(binName(bin)).toBe(name)
    },
  )
})
