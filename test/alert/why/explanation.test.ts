import { describe, expect, it } from 'vitest'
import { breakDown, overlaps, type Sides } from '../../../src/alert/why/breakdown.ts'
import { explanationLines, type ExplainedChange } from '../../../src/alert/why/explanation.ts'
import type { GroupSides } from '../../../src/alert/why/contribution.ts'
import type { RatioSides } from '../../../src/alert/why/ratio-contribution.ts'

const whole = { before: 10_000, after: 8_600 }
const counts = (...rows: [string, number, number][]): Sides => ({
  kind: 'counts',
  groups: rows.map(([label, before, after]): GroupSides => ({ label, before, after })),
})

type Change = Pick<ExplainedChange, 'whole' | 'unit'>

function linesOf(
  properties: Record<string, Sides>,
  { isCut = false, ...change }: Partial<ExplainedChange> & { isCut?: boolean } = {},
): string[] {
  const told: Change = { whole, unit: 'events', ...change }
  return explanationLines({
    title: 'Play Song, totals',
    when: 'on Sun, Nov 22',
    reference: 'Sun, Nov 15',
    breakdowns: Object.entries(properties).map(([property, sides]) => ({
      property,
      contributions: breakDown(told.whole, sides, told.unit),
      isCut,
    })),
    isChance: false,
    overlaps: Object.values(properties).some((sides) => overlaps(told.whole, sides)),
    remarks: [],
    ...change,
    ...told,
  })
}

const opening = '8,600 on Sun, Nov 22 is 14% below Sun, Nov 15 (10,000).'
const onIos = counts(['iOS', 4000, 2684], ['Web', 4000, 3960], ['Android', 2000, 1956])
const alike = counts(['United States', 6000, 5100], ['Germany', 3000, 2600], ['Japan', 1000, 900])

describe('the sentences of an explanation', () => {
  it('name the group that a drop is made of, and those that are as usual', () => {
    expect(linesOf({ platform: onIos })).toEqual([
      opening,
      'Platform: iOS explains 94% of the drop (4,000 to 2,684); Web and Android are as usual.',
    ])
  })

  it('begin with the property that tells most, and say which ones tell nothing', () => {
    expect(linesOf({ country: alike, platform: onIos })).toEqual([
      opening,
      'Platform: iOS explains 94% of the drop (4,000 to 2,684); Web and Android are as usual.',
      'Country: none stands out (United States −15%, Germany −13.3%, Japan −10%).',
    ])
  })

  it('blame nothing common where groups moved by very different shares, but too few were counted', () => {
    const few = counts(['iOS', 39, 8], ['Android', 20, 15], ['Web', 10, 10])
    expect(linesOf({ platform: few }, { whole: { before: 69, after: 37 } })).toEqual([
      '37 on Sun, Nov 22 is 46.4% below Sun, Nov 15 (69).',
      'Platform: none stands out (iOS −79.5%, Android −25%, Web 0%).',
      'Some moved more than others, but numbers as small as these do so by chance.',
    ])
  })

  it('do not call a group usual that moved against the others', () => {
    const countered = counts(['iOS', 936, 575], ['Android', 666, 707], ['Web', 434, 454])
    const [, line] = linesOf({ platform: countered }, { whole: { before: 2036, after: 1736 } })
    expect(line).toBe(
      'Platform: iOS explains more than all of the drop (936 to 575), while Android (666 to 707) rose; Web is as usual.',
    )
  })

  it('call those unknown who do not have the property', () => {
    const versions = counts(['5.0.1', 3000, 1700], ['5.1.0', 5000, 4940], ['(none)', 2000, 1960])
    expect(linesOf({ version: versions })[1]).toMatch(
      /^Version: 5\.0\.1 .*; 5\.1\.0 and unknown are as usual\.$/,
    )
  })

  it('look for a common cause where no group stands out', () => {
    expect(linesOf({ country: alike })).toEqual([
      opening,
      'Country: none stands out (United States −15%, Germany −13.3%, Japan −10%).',
      'What makes the drop is common to all groups: think of counting, a release or a holiday first.',
    ])
  })

  it('say when a group fell by more than the whole because another one rose', () => {
    const [, line] = linesOf({ plan: counts(['Free', 6000, 4000], ['Pro', 4000, 4600]) })
    expect(line).toBe(
      'Plan: Free explains more than all of the drop (6,000 to 4,000), while Pro (4,000 to 4,600) rose.',
    )
  })

  it('name two groups together, each with its share', () => {
    const two = counts(['4.2', 3000, 2200], ['4.1', 2000, 1450], ['4.0', 5000, 4950])
    expect(linesOf({ version: two })[1]).toBe(
      'Version: 4.2 and 4.1 explain 96% of the drop: 4.2 57% (3,000 to 2,200), 4.1 39% (2,000 to 1,450); 4.0 is as usual.',
    )
  })

  it('say the same of a rise', () => {
    const rise = { whole: { before: 1000, after: 2000 } }
    const lines = linesOf({ country: counts(['Brazil', 100, 1090], ['Japan', 900, 910]) }, rise)
    expect(lines).toEqual([
      '2,000 on Sun, Nov 22 is 100% above Sun, Nov 15 (1,000).',
      'Country: Brazil explains 99% of the rise (100 to 1,090); Japan is as usual.',
    ])
  })

  it('add that people may be in several groups where these add up to more than there are', () => {
    const overlapping = counts(['iOS', 6000, 4684], ['Web', 6000, 5960])
    expect(linesOf({ platform: overlapping }, { unit: 'users' }).at(-1)).toBe(
      'People may be in several groups, so shares need not add up to 100%.',
    )
  })

  it('do not vouch for small groups that were not looked at', () => {
    expect(linesOf({ platform: onIos }, { isCut: true })[1]).toContain(
      'Web and Android are as usual (smaller ones were not looked at).',
    )
  })

  it('do not blame anybody for chance', () => {
    const chance = { whole: { before: 100, after: 95 }, isChance: true }
    expect(linesOf({ platform: counts(['iOS', 50, 46], ['Web', 50, 49]) }, chance)).toEqual([
      '95 on Sun, Nov 22 is 5% below Sun, Nov 15 (100).',
      'That is no more than chance makes, and no group stands out.',
    ])
  })

  it('tell a share by how its own groups convert', () => {
    const groups: RatioSides[] = [
      { label: 'iOS', before: { of: 400, outOf: 1000 }, after: { of: 200, outOf: 1000 } },
      { label: 'Web', before: { of: 400, outOf: 1000 }, after: { of: 404, outOf: 1000 } },
    ]
    const change = { whole: { before: 0.4, after: 0.302 }, unit: 'ratio' as const }
    expect(linesOf({ platform: { kind: 'ratios', groups } }, change)).toEqual([
      '30.2% on Sun, Nov 22 is 9.8 pp below Sun, Nov 15 (40%).',
      'Platform: iOS explains all of the drop (40% to 20%); Web is as usual.',
    ])
  })

  it('tell a share by who came, where no group converts otherwise than before', () => {
    const groups: RatioSides[] = [
      { label: 'App', before: { of: 500, outOf: 1000 }, after: { of: 500, outOf: 1000 } },
      { label: 'Web', before: { of: 100, outOf: 1000 }, after: { of: 300, outOf: 3000 } },
    ]
    const change = { whole: { before: 0.3, after: 0.2 }, unit: 'ratio' as const }
    expect(linesOf({ platform: { kind: 'ratios', groups } }, change)[1]).toBe(
      'Platform: App explains 63% of the drop by its size (25% of all instead of 50%, at 50%).',
    )
  })

  it('say of a property that nobody has set that nothing is known, and of one value that it is all', () => {
    expect(linesOf({ plan: counts(['(none)', 10_000, 8600]) })[1]).toBe('Plan: nothing is known of it here.')
    expect(linesOf({ os: counts(['iOS', 10_000, 8600]) })[1]).toBe('Os: all of it is iOS.')
  })
})
