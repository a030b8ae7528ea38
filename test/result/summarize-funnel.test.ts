import { describe, expect, it } from 'vitest'
import type { FunnelGroup } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { aFunnelResult, funnelQuery } from '../support/metric-results.ts'

const steps = ['Search', 'Select', 'Play']

function aGroup(label: string, counts: readonly number[], medianTotalMs?: number): FunnelGroup {
  return { label, counts, medianStepMs: [undefined, 4_000, 9_000], medianTotalMs }
}

const whole = aGroup('', [1000, 400, 250], 161_000)
const before = { start: '2026-09-25', end: '2026-10-24' }

describe('the summary of a funnel', () => {
  it('leads with the overall conversion', () => {
    const summary = summarize(aFunnelResult({ steps, groups: [whole] }))
    expect(summary).toEqual({
      title: 'Search → Select → Play',
      subtitle: 'Oct 25 – Nov 23, 2026 · within 30 days',
      headline: { text: '25%', label: 'conversion', value: 0.25 },
      change: undefined,
      sentences: [
        'Search → Select loses most: 600 people, 60% of those who entered.',
        '1,000 users entered and 250 converted, half of them within 2m 41s.',
      ],
    })
  })

  it('names the step that loses the largest share where that is not the one that loses most people', () => {
    const { sentences } = summarize(aFunnelResult({ steps, groups: [aGroup('', [1000, 700, 200])] }))
    expect(sentences[0]).toBe('Select → Play loses most: 500 people, 71.4% of those who got to Select.')
    const other = summarize(aFunnelResult({ steps, groups: [aGroup('', [1000, 600, 230])] })).sentences
    expect(other[0]).toBe(
      'Search → Select loses most: 400 people, 40% of those who entered; Select → Play loses the largest share, 61.7%.',
    )
  })

  it('compares in points and names the step that changed', () => {
    const comparison = { label: 'previous 30 days', range: before, groups: [aGroup('', [900, 450, 279])] }
    const summary = summarize(aFunnelResult({ steps, groups: [whole], comparison }))
    expect(summary.change).toEqual({ text: '−6 pp', direction: 'down', versus: 'vs previous 30 days' })
    expect(summary.sentences).toEqual([
      'Search → Select changed most: −10 pp, from 50% to 40%.',
      'Search → Select loses most: 600 people, 60% of those who entered.',
      '1,000 users entered and 250 converted (previous 30 days: 900 and 279), half of them within 2m 41s.',
    ])
  })

  it('names the step that takes longest where it makes up most of the way', () => {
    const slow = { ...aGroup('', [1000, 400, 250], 4_000_000), medianStepMs: [undefined, 4_000, 3_900_000] }
    expect(summarize(aFunnelResult({ steps, groups: [slow] })).sentences).toContain(
      'Select → Play takes longest: 1h 5m at the median.',
    )
  })

  it('takes groups together and names the best and the worst of those large enough', () => {
    const groups = [aGroup('iOS', [600, 300, 180]), aGroup('Web', [400, 100, 40]), aGroup('TV', [3, 3, 3])]
    const query = { ...funnelQuery, groupBy: [{ of: 'user' as const, name: 'platform' }] }
    const summary = summarize(aFunnelResult({ query, steps, groups, splitBy: 'group' }))
    expect(summary.title).toBe('Search → Select → Play by platform')
    expect(summary.headline).toMatchObject({ text: '22.2%', label: 'conversion' })
    expect(summary.sentences[0]).toBe('iOS converts best with 30%, Web worst with 10%.')
  })

  it('says that the figure is that of the largest groups only', () => {
    const groups = [aGroup('iOS', [600, 300, 180]), aGroup('Web', [400, 100, 40])]
    const query = { ...funnelQuery, top: 2 }
    expect(summarize(aFunnelResult({ query, steps, groups, splitBy: 'group' })).headline.label).toBe(
      'conversion over the top 2',
    )
  })

  it('lets the largest segment stand for overlapping ones', () => {
    const groups = [aGroup('country is Japan', [100, 50, 20]), aGroup('country is Germany', [400, 100, 40])]
    const { headline, sentences } = summarize(aFunnelResult({ steps, groups, splitBy: 'segment' }))
    expect(headline).toMatchObject({ text: '10%', label: 'country is Germany · conversion' })
    expect(sentences[0]).toBe('country is Japan converts best with 20%, country is Germany worst with 10%.')
  })

  it.each([
    ['nobody entered', [0, 0, 0], 'No data', ['Nobody entered at Search from Oct 25 to Nov 23.']],
    [
      'nobody converted',
      [40, 10, 0],
      '0%',
      [
        'Search → Select loses most: 30 people, 75% of those who entered; Select → Play loses the largest share, 100%.',
        '40 users entered, nobody converted.',
      ],
    ],
    ['everybody converted', [40, 40, 40], '100%', ['40 users entered and 40 converted.']],
    [
      'one person',
      [1, 1, 0],
      '0%',
      [
        'Select → Play loses most: 1 person, 100% of those who got to Select.',
        '1 user entered, nobody converted.',
      ],
    ],
  ])('reads well when %s', (...[, counts, text, sentences]) => {
    const summary = summarize(aFunnelResult({ steps, groups: [aGroup('', counts)] }))
    expect(summary.headline.text).toBe(text)
    expect(summary.sentences).toEqual(sentences)
  })

  it('reads well with no group at all, with one, and with a hundred', () => {
    const none = summarize(aFunnelResult({ steps, groups: [], splitBy: 'group' }))
    const one = summarize(aFunnelResult({ steps, groups: [aGroup('iOS', [10, 5, 1])], splitBy: 'group' }))
    const many = Array.from({ length: 100 }, (_, index) => aGroup(`City ${index}`, [100, 50, index]))
    expect(none.headline.text).toBe('No data')
    expect(one.headline.label).toBe('iOS · conversion')
    expect(one.sentences).toContain('iOS is the only group with any data.')
    expect(summarize(aFunnelResult({ steps, groups: many, splitBy: 'group' })).sentences[0]).toBe(
      'City 99 converts best with 99%, City 0 worst with 0%.',
    )
  })

  it('shortens the title of a long funnel to its ends', () => {
    const long = Array.from({ length: 9 }, (_, index) => `A rather long step ${index + 1}`)
    const groups = [
      aGroup(
        '',
        long.map((_, index) => 100 - index),
      ),
    ]
    expect(summarize(aFunnelResult({ steps: long, groups })).title).toBe(
      'A rather long step 1 → … → A rather long step 9 (9 steps)',
    )
  })
})
