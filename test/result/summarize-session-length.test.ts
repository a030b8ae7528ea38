import { describe, expect, it } from 'vitest'
import type { SessionLengthGroup } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { aSessionLengthResult } from '../support/more-results.ts'

/** Counts in the nine bins that Amplitude chooses: up to 3s, 10s, 30s, 1m, 3m, 10m, 30m, 1h and a day. */
function group(label: string, counts: readonly number[]): SessionLengthGroup {
  return { label, counts }
}

const past = { start: '2026-11-01', end: '2026-11-14' }
const earlierDays = { label: 'previous 14 days', range: { start: '2026-10-18', end: '2026-10-31' } }

describe('the summary of session lengths', () => {
  it('leads with the bin of the median and says who bounced and who stayed', () => {
    expect(summarize(aSessionLengthResult())).toMatchObject({
      title: 'Session length',
      headline: { text: '1m to 3m', label: 'median session, Oct 25 – Nov 23', value: 60_000 },
      change: undefined,
      sentences: [
        '132,533 sessions: 21.5% end within 10s, 4.4% last 30m or more.',
        'Most common: 3m to 10m, 23.3% (30,871).',
      ],
    })
  })

  it.each([
    ['the shortest sessions', [9, 0, 0, 0, 0, 0, 0, 0, 0], 'under 3s'],
    ['exactly half of them below', [5, 0, 0, 0, 5, 0, 0, 0, 0], 'under 3s'],
    ['the longest', [1, 0, 0, 0, 0, 0, 0, 0, 9], '1h or more'],
  ])('names the bin of the median: %s', (...[, counts, text]) => {
    expect(summarize(aSessionLengthResult({ groups: [group('', counts)] })).headline.text).toBe(text)
  })

  it('compares how many sessions there were where all days are over', () => {
    const result = aSessionLengthResult({
      range: past,
      groups: [group('', [40, 10, 50, 0, 0, 0, 0, 0, 0])],
      comparison: { ...earlierDays, groups: [group('', [20, 20, 40, 0, 0, 0, 0, 0, 0])] },
    })
    const { change, sentences } = summarize(result)
    expect(change).toEqual({ text: '+25%', direction: 'up', versus: 'sessions vs previous 14 days' })
    expect(sentences[1]).toBe('As many within 10s as in previous 14 days (50%); the median bin is the same.')
  })

  it('compares only shares while the newest day is not over', () => {
    const comparison = { ...earlierDays, groups: [group('', [90, 10, 100, 0, 0, 0, 0, 0, 0])] }
    const groups = [group('', [20, 10, 70, 0, 0, 0, 0, 0, 0])]
    const { change, sentences } = summarize(aSessionLengthResult({ groups, comparison }))
    expect(change).toBeUndefined()
    expect(sentences[1]).toBe('−20 pp within 10s against previous 14 days (50%); the median was 3s to 10s.')
  })

  it('says that there was nothing to compare with', () => {
    const comparison = { ...earlierDays, groups: [group('', [0, 0, 0, 0, 0, 0, 0, 0, 0])] }
    expect(summarize(aSessionLengthResult({ comparison })).sentences).toContain(
      'There were no sessions from Oct 18 to Oct 31 to compare with.',
    )
  })

  it('takes groups together, names who bounces most and least, and leaves tiny ones out of that', () => {
    const groups = [
      group('iOS', [100, 100, 800, 0, 0, 0, 0, 0, 0]),
      group('Web', [300, 100, 600, 0, 0, 0, 0, 0, 0]),
      group('TV', [3, 0, 0, 0, 0, 0, 0, 0, 0]),
    ]
    const { headline, sentences } = summarize(aSessionLengthResult({ splitBy: 'group', groups }))
    expect(headline).toMatchObject({ text: '10s to 30s', label: 'median session, Oct 25 – Nov 23' })
    expect(sentences.slice(0, 2)).toEqual([
      '2,003 sessions: 30.1% end within 10s, 0% last 30m or more.',
      'Web loses most within 10s (40%), iOS fewest (20%).',
    ])
  })

  it('lets the largest segment stand for segments, which overlap', () => {
    const groups = [
      group('country is Japan', [10, 0, 50, 0, 0, 0, 0, 0, 0]),
      group('country is Germany', [20, 0, 100, 0, 0, 0, 0, 0, 0]),
    ]
    const { headline, sentences } = summarize(aSessionLengthResult({ splitBy: 'segment', groups }))
    expect(headline.label).toBe('country is Germany · median session, Oct 25 – Nov 23')
    expect(sentences[1]).toBe('No segment differs by a point in sessions under 10s.')
  })

  it('says nothing of bounces where no bin ends at ten seconds', () => {
    const bins = [
      { fromMs: 0, toMs: 60_000 },
      { fromMs: 60_000, toMs: 120_000 },
    ]
    const { sentences } = summarize(aSessionLengthResult({ bins, groups: [group('', [3, 4])] }))
    expect(sentences[0]).toBe('7 sessions.')
  })

  it('says that there were none', () => {
    const { headline, sentences } = summarize(aSessionLengthResult({ groups: [] }))
    expect(headline.text).toBe('No data')
    expect(sentences).toEqual(['No sessions from Oct 25 to Nov 23.'])
  })
})
