import { describe, expect, it } from 'vitest'
import { contributions, type GroupSides } from '../../../src/alert/why/contribution.ts'

const counted = { isCounted: true }

function ranked(groups: readonly GroupSides[], options = counted) {
  const sum = (side: 'before' | 'after') => groups.reduce((total, group) => total + group[side], 0)
  return contributions({ before: sum('before'), after: sum('after') }, groups, options)
}

describe('contributions of counts', () => {
  it('are the share of the change that each group is, the largest first', () => {
    const groups = ranked([
      { label: 'Web', before: 5000, after: 4970 },
      { label: 'iOS', before: 4000, after: 2800 },
      { label: 'Android', before: 1000, after: 1030 },
    ])
    expect(groups.map(({ label, share }) => [label, Number(share.toFixed(3))])).toEqual([
      ['iOS', 1],
      ['Web', 0.025],
      ['Android', -0.025],
    ])
    expect(groups.map(({ standsOut }) => standsOut)).toEqual([true, true, true])
    expect(groups.map(({ isAsUsual }) => isAsUsual)).toEqual([false, true, true])
  })

  it('tell nothing where all groups moved alike, however large one of them is', () => {
    const groups = ranked([
      { label: 'US', before: 8000, after: 6400 },
      { label: 'DE', before: 2000, after: 1600 },
    ])
    expect(groups.map(({ share, weight }) => [share, weight])).toEqual([
      [0.8, 0.8],
      [0.2, 0.2],
    ])
    expect(groups.some(({ standsOut }) => standsOut)).toBe(false)
  })

  it('leave to chance what counts of that size do by themselves', () => {
    const groups = ranked([
      { label: 'iOS', before: 9, after: 4 },
      { label: 'Web', before: 12, after: 11 },
    ])
    expect(groups.some(({ standsOut }) => standsOut)).toBe(false)
    expect(groups.every(({ isAsUsual }) => isAsUsual)).toBe(true)
  })

  it('believe sums of money as they are', () => {
    const [first] = ranked(
      [
        { label: 'Pro', before: 9, after: 4 },
        { label: 'Basic', before: 12, after: 12 },
      ],
      { isCounted: false },
    )
    expect(first).toMatchObject({ label: 'Pro', share: 1, standsOut: true })
  })

  it('are none where nothing changed', () => {
    expect(ranked([{ label: 'iOS', before: 9, after: 9 }])).toEqual([])
  })

  it('count a group that came from nothing', () => {
    const [first] = ranked([
      { label: 'New app', before: 0, after: 500 },
      { label: 'Old app', before: 1000, after: 1000 },
    ])
    expect(first).toMatchObject({ label: 'New app', share: 1, weight: 0, standsOut: true })
  })
})
