import { describe, expect, it } from 'vitest'
import type { RealtimePoint } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { aRealtimeResult } from '../support/more-results.ts'

/** Five minutes by five minutes up to 14:40 in UTC, whose bucket is still filling. */
function live(valuesAt: (index: number) => Partial<RealtimePoint>) {
  const points = aRealtimeResult().points.map((point, index) => Object.assign({}, point, valuesAt(index)))
  return aRealtimeResult({ points })
}

/** Index of the newest finished bucket, 14:35; today begins at index 111. */
const newest = 286
const filling = { today: 918_273_645 }

describe('the summary of the present', () => {
  it('leads with the newest finished five minutes against the same time yesterday', () => {
    const result = live((index) => (index > newest ? filling : { today: 110, yesterday: 100 }))
    expect(summarize(result)).toMatchObject({
      title: 'Active users right now',
      headline: { text: '110', label: 'active users in the 5 minutes from 14:35', value: 110 },
      change: { text: '+10%', direction: 'up', versus: 'vs 14:35 yesterday (100)' },
      sentences: [
        'Since midnight 110 every 5 minutes on average, 10% above the same hours yesterday (100).',
        'Peak of today: 110 at 00:00.',
      ],
    })
  })

  it('names the peak of today, not of yesterday evening', () => {
    const peaks: Record<number, number> = { 50: 900, 200: 500 }
    const result = live((index) => ({ today: peaks[index] ?? 100, yesterday: 100 }))
    expect(summarize(result).sentences).toContain('Peak of today: 500 at 07:25.')
  })

  it('says that now is the peak', () => {
    const result = live((index) => ({ today: index > newest ? 918_273_645 : index, yesterday: index }))
    expect(summarize(result).sentences[0]).toBe('This is the peak of today so far.')
  })

  it('puts a last hour that breaks away in front', () => {
    const result = live((index) => ({ today: index > newest - 12 ? 40 : 100, yesterday: 100 }))
    expect(summarize(result).sentences[0]).toBe(
      'The last hour runs 60% below the same hour yesterday (40 against 100).',
    )
  })

  it('looks back over 24 hours while the day is young', () => {
    const computedAt = new Date('2026-11-23T00:20:00Z')
    const points = Array.from({ length: 288 }, (_, index) => {
      const start = new Date(Date.UTC(2026, 10, 22, 0, 20) + index * 300_000)
      const time = start.toISOString().slice(11, 16)
      return { start, time, today: index === 9 ? 150 : 100, yesterday: 100, isComplete: true }
    })
    expect(summarize(aRealtimeResult({ computedAt, points })).sentences).toEqual([
      'Over the last 24 hours 100 every 5 minutes on average, level with the 24 before (100).',
      'Peak of the last 24 hours: 150 at 01:05.',
    ])
  })

  it.each([
    ['no day before', { yesterday: null }, 'Since midnight 50 every 5 minutes on average.'],
    ['nobody all day', { today: 0 }, 'Nobody was there in any 5 minutes of today.'],
  ])('reads well with %s', (...[, values, sentence]) => {
    const { sentences } = summarize(live(() => ({ today: 50, yesterday: 40, ...values })))
    expect(sentences).toContain(sentence)
  })

  it('says that nothing is known', () => {
    const { headline, change, sentences } = summarize(live(() => ({ today: null })))
    expect([headline.text, change, ...sentences]).toEqual([
      'No data',
      undefined,
      'Amplitude knows of nobody in any finished 5 minutes of that time.',
    ])
  })
})
