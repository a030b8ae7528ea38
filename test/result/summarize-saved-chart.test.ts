import { describe, expect, it } from 'vitest'
import type { SavedChartContent } from '../../src/result/metric-result.ts'
import type { SavedSeries } from '../../src/result/saved-series-figures.ts'
import { summarize } from '../../src/result/summarize.ts'
import { bucketsOf } from '../support/metric-results.ts'
import { aSavedChartResult } from '../support/more-results.ts'

function row(label: string, values: SavedSeries['series'][number]['values'], isComparison = false) {
  return { label, values, isComparison, wholeRange: undefined }
}

/** Three finished days and today. */
function saved(series: SavedSeries['series'], overrides: Partial<SavedSeries> = {}): SavedChartContent {
  const base = { shape: 'series', unit: 'users', interval: 'day', buckets: bucketsOf(4) } as const
  return { ...base, series, ...overrides }
}

const filling = 918_273_645

describe('the summary of a saved chart', () => {
  it('leads with the newest finished bucket and its change', () => {
    expect(summarize(aSavedChartResult(saved([row('Active', [90, 100, 110, filling])])))).toMatchObject({
      title: 'Listening by platform',
      subtitle: 'Nov 20 – 23, 2026 · saved chart abc123de',
      headline: { text: '110', label: 'users on Sun, Nov 22', value: 110 },
      change: { text: '+10%', direction: 'up', versus: 'vs Sat, Nov 21' },
      sentences: ['100 on average over 3 days.'],
    })
  })

  it('holds the row against the one of the range before, over finished buckets alone', () => {
    const content = saved([row('Active', [90, 100, 110, filling]), row('Active', [80, 80, 80, 80], true)])
    const { change, sentences } = summarize(aSavedChartResult(content))
    expect(change).toEqual({ text: '+25%', direction: 'up', versus: 'daily average vs the range before' })
    expect(sentences).toEqual(['100 on average against 80 in the range before; 3 of 3 days are higher.'])
  })

  it('leads with the largest row and tells the others against it', () => {
    const content = saved([
      row('Web', [1, 1, 10, filling]),
      row('iOS', [1, 1, 40, filling]),
      row('Android', [1, 1, 20, filling]),
    ])
    const { headline, sentences } = summarize(aSavedChartResult(content))
    expect(headline).toMatchObject({ text: '40', label: 'iOS · users on Sun, Nov 22, highest of 3 rows' })
    expect(sentences).toContain('Android: 20, 50% below iOS; lowest: Web with 10.')
  })

  it('reads conversion over time as shares', () => {
    const content = saved([row('', [0.2, 0.21, 0.25, 0.9])], { unit: 'ratio' })
    const { headline, change } = summarize(aSavedChartResult(content))
    expect(headline).toMatchObject({ text: '25%', label: 'on Sun, Nov 22' })
    expect(change?.text).toBe('+4 pp')
  })

  it.each([
    ['rows without a value', [row('iOS', [null, null, null, null])], 'No data'],
    ['no rows', [], 'No data'],
    ['a day that is not over alone', [row('iOS', [null, null, null, 7])], 'No finished day'],
  ])('reads well with %s', (...[, series, text]) => {
    const { headline, sentences } = summarize(aSavedChartResult(saved(series)))
    expect(headline.text).toBe(text)
    expect(sentences).toHaveLength(1)
    expect(sentences.join('')).not.toContain('7')
  })

  it('tells a funnel by its conversion and the step that loses most', () => {
    const times = { medianStepMs: [undefined, undefined, undefined], medianTotalMs: undefined }
    const groups = [{ label: '', counts: [9000, 6000, 2000], ...times }]
    const content: SavedChartContent = { shape: 'funnel', steps: ['Sign Up', 'Search', 'Play'], groups }
    expect(summarize(aSavedChartResult(content))).toMatchObject({
      subtitle: 'saved chart abc123de',
      headline: { text: '22.2%', label: 'conversion' },
      sentences: [
        'Search → Play loses most: 4,000 people, 66.7% of those who got to Search.',
        '9,000 users entered, 2,000 converted: Sign Up → Search → Play.',
      ],
    })
  })

  it('says that nobody entered', () => {
    const content: SavedChartContent = { shape: 'funnel', steps: ['Sign Up', 'Play'], groups: [] }
    expect(summarize(aSavedChartResult(content)).sentences).toEqual(['Nobody entered at Sign Up.'])
  })

  it.each([
    [['Path', 'Users'], [['A → B', '12']], '1 row', 'in 2 columns', 'Columns: Path, Users.'],
    [[], [], '0 rows', 'in 0 columns', 'A table without names for its columns.'],
    [
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      [],
      '0 rows',
      'in 8 columns',
      'Columns: a, b, c, d, e, f, 2 more.',
    ],
  ])('counts what it can only show: %j', (...[header, rows, text, label, sentence]) => {
    const { headline, sentences } = summarize(aSavedChartResult({ shape: 'table', header, rows }))
    expect([headline.text, headline.label, ...sentences]).toEqual([text, label, sentence])
  })
})
