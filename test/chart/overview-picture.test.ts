import { describe, expect, it } from 'vitest'
import type { DecorSpec } from '../../src/chart/decor/decor-spec.ts'
import { overviewPicture, type OverviewMetric } from '../../src/chart/overview-picture.ts'

const metric: OverviewMetric = {
  title: 'New users',
  value: '1,204',
  change: { text: '+4.2%', versus: 'vs Sun, Nov 15', direction: 'up' },
  series: [1, 2, null, 4, 1],
  unfinished: 1,
}

function overviewOf(count: number, one = metric) {
  const metrics = Array.from({ length: count }, () => one)
  return overviewPicture({ title: 'Monday', subtitle: 'Nov 22', metrics }, { theme: 'light' })
}

function decorOf(count: number, one = metric): DecorSpec {
  const { options } = overviewOf(count, one)!.config as unknown as {
    options: { plugins: { decor: DecorSpec } }
  }
  return options.plugins.decor
}

describe('the picture of many metrics', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 2],
    [5, 3],
    [12, 3],
  ])('of %i has %i columns', (count, columns) => {
    expect(decorOf(count).tiles?.columns).toBe(columns)
  })

  it('is none without metrics', () => {
    expect(overviewOf(0)).toBeUndefined()
  })

  it('holds twelve, says how many more there are, and grows with its rows', () => {
    expect(decorOf(14).tiles?.items).toHaveLength(12)
    expect(decorOf(14).header.subtitle).toBe('Nov 22 · 2 more below')
    expect([1, 6, 7, 12].map((count) => overviewOf(count)?.height)).toEqual([338, 338, 440, 558])
  })

  it('leaves out what is still filling: it would look like a fall', () => {
    expect(decorOf(1).tiles?.items[0]?.values).toEqual([1, 2, null, 4])
  })

  it('says so where a metric has no value', () => {
    expect(decorOf(1, { ...metric, series: [null, null, 3] }).tiles?.items[0]?.note).toBe('No data')
  })

  it('tells every number in words, and is JSON', () => {
    const spec = overviewOf(2)
    expect(spec?.altText).toBe(
      'Monday, Nov 22. 2 metrics. New users: 1,204, +4.2% vs Sun, Nov 15; New users: 1,204, +4.2% vs Sun, Nov 15.',
    )
    expect(JSON.parse(JSON.stringify(spec))).toStrictEqual(spec)
  })
})
