import { describe, expect, it } from 'vitest'
import { mainSparkline } from '../../src/report/main-sparkline.ts'
import {
  aFunnelResult,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  bucketsOf,
} from '../support/metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
} from '../support/more-results.ts'

describe('mainSparkline', () => {
  it('draws the complete buckets and leaves out the one that is still filling', () => {
    const series = [aSeries('Active users', [1, 8, 4, 0])]
    expect(mainSparkline(aSeriesResult({ buckets: bucketsOf(4), series }))).toBe('▁█▄')
  })

  it('draws the largest group, which is the one in the headline', () => {
    const series = [aSeries('Web', [5, 1, 9]), aSeries('iOS', [10, 80, 9])]
    expect(mainSparkline(aSeriesResult({ splitBy: 'group', buckets: bucketsOf(3), series }))).toBe('▁█')
  })

  it('draws the retention curve without its start', () => {
    expect(mainSparkline(aRetentionResult())).toMatch(/^█[▁-▇]+▁$/u)
  })

  it.each([
    ['how many sessions there are of each length', aSessionLengthResult(), '▆▃▄▄▇█▅▂▁'],
    ['how the value grows to the age of the headline', anLtvResult(), /^▁[▁-█]{28}█$/u],
    ['the last 24 hours, folded', aRealtimeResult(), /^[▁-█]{40}$/u],
    ['the largest row of a saved chart, finished days only', aSavedChartResult(), /^[▁-█]{13}$/u],
  ])('draws %s', (...[, result, shape]) => {
    expect(mainSparkline(result)).toMatch(shape)
  })

  it.each([
    ['a composition', aCompositionResult()],
    ['a saved table', aSavedChartResult({ shape: 'table', header: [], rows: [] })],
    ['a funnel', aFunnelResult()],
    ['nothing', aSeriesResult({ series: [] })],
    ['a single day', aSeriesResult({ buckets: bucketsOf(2), series: [aSeries('Active users', [1, 2])] })],
  ])('has no shape for %s', (...[, result]) => {
    expect(mainSparkline(result)).toBe('')
  })
})
