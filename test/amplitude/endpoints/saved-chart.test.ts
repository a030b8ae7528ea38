import { describe, expect, it } from 'vitest'
import { answerSavedChart } from '../../../src/amplitude/endpoints/saved-chart.ts'
import type { Ask } from '../../../src/amplitude/question.ts'
import { upstreamError } from '../../../src/amplitude/upstream-error.ts'
import { failureOf } from '../../support/amplitude-clients.ts'
import { answersOf, asAsked } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { savedChartQuery } from '../../support/queries-by-kind.ts'

async function chartFrom(data: unknown, now = new Date('2026-11-08T15:40:00Z')) {
  const { ask, asked } = answersOf([data], now)
  return { result: await answerSavedChart(asAsked(savedChartQuery), ask), asked }
}

describe('answerSavedChart', () => {
  it('reads a segmentation by groups, one of them with a comma', async () => {
    const { result, asked } = await chartFrom(amplitudeFixture('chart-csv-segmentation'))
    expect(asked).toEqual(['/api/3/chart/abc123x/csv'])
    expect(result).toMatchObject({
      kind: 'savedChart',
      title: 'Checkouts by platform',
      query: savedChartQuery,
      computedAt: new Date('2026-11-08T15:40:00Z'),
      content: { shape: 'series', unit: 'users', interval: 'day' },
    })
    if (result.content.shape !== 'series') throw new Error('no series')
    expect(result.content.buckets.at(-1)).toEqual({ label: '2026-11-08', isComplete: false })
    expect(result.content.series.map(({ label, values }) => [label, values.at(-1)])).toEqual([
      ['iOS', 588],
      ['Android', 519],
      ['Web, mobile', 688],
    ])
  })

  it('reads conversion over time as ratios, and marks the rows of the range before', async () => {
    const { result } = await chartFrom(amplitudeFixture('chart-csv-funnel'))
    expect(result).toMatchObject({ title: 'Sign-up funnel', content: { shape: 'series', unit: 'ratio' } })
    if (result.content.shape !== 'series') throw new Error('no series')
    expect(
      result.content.series.map(({ label, isComparison, values }) => [label, isComparison, values[0]]),
    ).toEqual([
      ['All Users', false, 0.2311],
      ['All Users', true, 0.2255],
    ])
  })

  it.each([
    ['an empty export', ''],
    ['blank rows', '\r\n\r\n'],
    ['a title that is blank', '"\t"\r\n\r\n"a","b"\r\n'],
  ])('names the chart by its id for %s', async (_sentence, data) => {
    const { result } = await chartFrom({ data })
    expect(result.title).toBe('Chart abc123x')
  })

  it('reads a thousand rows of a long export, and says so', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Group ${index},1`)
    const { result } = await chartFrom({ data: ['Title', '', 'Segment,2026-11-08', ...rows].join('\r\n') })
    if (result.content.shape !== 'series') throw new Error(result.content.shape)
    expect(result.content.series).toHaveLength(1000)
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 1000 }])
  })

  it('does not take a broken export for an empty one', async () => {
    const error = await failureOf(chartFrom({ data: '"Title"\r\n"a","b' }))
    expect(error).toMatchObject({ reason: 'invalidResponse' })
  })

  it('says of an unknown chart which one, where, and what to look at', async () => {
    const body = JSON.stringify({ error: { http_code: 404, metadata: { details: 'Chart not found' } } })
    const ask: Ask = () => Promise.reject(upstreamError({ status: 404, body, host: 'amplitude.com' }))
    const error = await failureOf(answerSavedChart(asAsked(savedChartQuery), ask))
    expect(error).toMatchObject({ reason: 'notFound', details: 'Chart not found' })
    expect(error.userMessage).toBe(
      "There is no saved chart “abc123x” in Acme. The id is what ends a chart's address in Amplitude; a chart of another project is asked for with that project's name.",
    )
  })

  it('leaves other refusals as they are', async () => {
    const refused = upstreamError({ status: 403, body: '', host: 'amplitude.com' })
    await expect(answerSavedChart(asAsked(savedChartQuery), () => Promise.reject(refused))).rejects.toBe(
      refused,
    )
  })
})
