import { describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import type { SeriesResult } from '../../src/result/metric-result.ts'
import { anEventQuery, aSeries, aSeriesResult, aSummary, rhythm } from '../support/metric-results.ts'

function scalesOf(levels: readonly number[], overrides: Partial<SeriesResult> = {}) {
  const result = aSeriesResult({
    query: anEventQuery(),
    splitBy: 'event',
    series: levels.map((level, index) => aSeries(`Event ${index}`, rhythm(30, { level }))),
    ...overrides,
  })
  const { config } = chartFor(result, aSummary(), 'light')!
  const { data, options } = config as unknown as {
    data: { datasets: { yAxisID?: string }[] }
    options: { scales: Record<string, { min: number; max: number }> }
  }
  return { axes: data.datasets.map(({ yAxisID }) => yAxisID), scales: options.scales }
}

describe('two events', () => {
  it.each([
    ['of like sizes share a scale', [48_000, 9000], {}, false],
    ['of which one is twenty times larger have a panel each', [48_000, 640], {}, true],
    ['have a panel each, whichever is larger', [640, 48_000], {}, true],
    ['of which one never happens share a scale', [48_000, 0], {}, false],
    ['below zero share a scale', [48_000, -640], {}, false],
    ['are what it is for, not groups', [48_000, 640], { splitBy: 'group' as const }, false],
    ['are two, not three', [48_000, 640, 20], {}, false],
  ])('%s', (...row) => {
    const [, levels, overrides, hasPanels] = row
    expect('y2' in scalesOf(levels, overrides).scales).toBe(hasPanels)
  })

  it('stand the first above the second, each on a scale from zero that holds its values', () => {
    const { axes, scales } = scalesOf([48_000, 640])
    expect(axes).toEqual(['y2', undefined, 'y2', undefined])
    expect(scales['y2']).toMatchObject({ stack: 'panels', min: 0, max: 60_000 })
    expect(scales['y']?.min).toBe(0)
    expect(scales['y']?.max).toBeGreaterThan(800)
  })
})
