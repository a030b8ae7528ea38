import { describe, expect, it } from 'vitest'
import { judgedSeriesOf } from '../../../src/alert/judge/judge-series.ts'
import { usualSettleMs } from '../../../src/alert/judge/ripeness.ts'
import type { JudgedSeries } from '../../../src/alert/judge/judged-series.ts'
import { withEarlierPoints, withLiveHistory } from '../../../src/alert/judge/with-history.ts'
import type { MetricResult } from '../../../src/result/metric-result.ts'
import {
  aFunnelResult,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  bucketsOf,
  cohortsOf,
  funnelQuery,
} from '../../support/metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
} from '../../support/more-results.ts'

const afternoon = new Date('2026-11-23T14:40:00Z')
const evening = new Date('2026-11-23T18:00:00Z')

function judged(result: MetricResult, perGroup = true, now = evening): readonly JudgedSeries[] {
  return judgedSeriesOf(result, { now, settleMs: usualSettleMs, perGroup })
}

function settledLabels([series]: readonly JudgedSeries[]): string[] {
  return (series?.points ?? []).filter(({ isSettled }) => isSettled).map(({ label }) => label)
}

describe('a series as an alert sees it', () => {
  it('has each day up to the running one, of which yesterday is the newest settled one', () => {
    const [series] = judged(aSeriesResult())
    expect(series?.points).toHaveLength(30)
    expect(series?.points.at(-1)).toMatchObject({ label: '2026-11-23', isSettled: false })
    expect(settledLabels(judged(aSeriesResult())).at(-1)).toBe('2026-11-22')
    expect(series?.points[0]).toMatchObject({
      start: new Date('2026-10-25T00:00:00Z'),
      end: new Date('2026-10-26T00:00:00Z'),
    })
  })

  it('counts numbers as old as they were computed, not as they are read', () => {
    const early = aSeriesResult({ computedAt: new Date('2026-11-23T02:59:00Z') })
    expect(settledLabels(judged(early)).at(-1)).toBe('2026-11-21')
    expect(
      settledLabels(judged(aSeriesResult({ computedAt: new Date('2026-11-23T03:00:00Z') }))).at(-1),
    ).toBe('2026-11-22')
  })

  it('keeps null apart from zero', () => {
    const buckets = bucketsOf(3)
    const [series] = judged(aSeriesResult({ buckets, series: [aSeries('x', [0, null, 4])] }))
    expect(series?.points.map(({ value }) => value)).toEqual([0, null, 4])
  })

  it('leaves a week out that the range cuts', () => {
    const buckets = [
      { label: '2026-11-02', isComplete: false },
      { label: '2026-11-09', isComplete: true },
      { label: '2026-11-16', isComplete: true },
      { label: '2026-11-23', isComplete: false },
    ]
    const [series] = judged(
      aSeriesResult({ buckets, interval: 'week', series: [aSeries('x', [1, 2, 3, 4])] }),
    )
    expect(series?.points.map(({ label }) => label)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
  })

  it('puts the hours of the week before in front, and waits ten minutes for an hour', () => {
    const labels = (day: string) =>
      Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00:00`)
    const result = aSeriesResult({
      interval: 'hour',
      buckets: labels('2026-11-23').map((label, hour) => ({ label, isComplete: hour < 14 })),
      series: [
        aSeries(
          'x',
          labels('2026-11-23').map((_, hour) => hour),
        ),
      ],
      comparison: {
        label: 'last week',
        range: { start: '2026-11-16', end: '2026-11-16' },
        buckets: labels('2026-11-16').map((label) => ({ label, isComplete: true })),
        series: [
          aSeries(
            'x',
            labels('2026-11-16').map((_, hour) => hour + 100),
          ),
        ],
      },
      computedAt: new Date('2026-11-23T14:09:59Z'),
    })
    const [series] = judged(result)
    expect(series?.points[0]).toMatchObject({ label: '2026-11-16T00:00:00', value: 100 })
    expect(series?.points.at(-1)).toMatchObject({ label: '2026-11-23T14:00:00', isSettled: false })
    expect(settledLabels(judged(result)).at(-1)).toBe('2026-11-23T12:00:00')
    expect(settledLabels(judged({ ...result, computedAt: afternoon })).at(-1)).toBe('2026-11-23T13:00:00')
  })

  it('leaves the hour out that the clocks leap over, and keeps the one that comes twice', () => {
    const labels = (day: string) => Array.from({ length: 5 }, (_, hour) => `${day}T0${hour}:00:00`)
    const on = (day: string) => {
      const buckets = labels(day).map((label) => ({ label, isComplete: true }))
      const project = { name: 'Acme', timeZone: 'Europe/Berlin' }
      const result = aSeriesResult({
        interval: 'hour',
        project,
        buckets,
        series: [aSeries('x', [5, 5, 0, 5, 5])],
      })
      return judged(result)[0]?.points.map(({ value }) => value)
    }
    expect(on('2026-03-29')).toEqual([5, 5, 5, 5])
    expect(on('2026-10-25')).toEqual([5, 5, 0, 5, 5])
  })

  it('has a line per group, or the first alone', () => {
    const grouped = aSeriesResult({ splitBy: 'group', series: [aSeries('iOS', []), aSeries('Web', [])] })
    expect(judged(grouped).map(({ group }) => group)).toEqual(['iOS', 'Web'])
    expect(judged(grouped, false).map(({ group }) => group)).toEqual(['iOS'])
  })
})

describe('realtime as an alert sees it', () => {
  it('asks once more after the end of a bucket before it is believed', () => {
    const at = (time: string) => judged(aRealtimeResult({ computedAt: new Date(`2026-11-23T${time}Z`) }))
    expect(settledLabels(at('14:40:59')).at(-1)).toBe('2026-11-23T14:30:00')
    expect(settledLabels(at('14:41:00')).at(-1)).toBe('2026-11-23T14:35:00')
  })

  it('joins both days, so that yesterday’s same time can be found', () => {
    const [series] = judged(aRealtimeResult())
    expect(series?.points[0]?.label).toBe('2026-11-21T14:45:00')
    expect(new Set(series?.points.map(({ label }) => label)).size).toBe(series?.points.length)
  })

  it('leaves out what stood at another time of the day before, where the clocks have changed', () => {
    const points = ['00:55', '01:00', '03:00'].map((time, index) => ({
      time,
      start: new Date(['2026-03-28T23:55:00Z', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z'][index] ?? 0),
      today: 10,
      yesterday: 9,
      isComplete: true,
    }))
    const project = { name: 'Acme', timeZone: 'Europe/Berlin' }
    const computedAt = new Date('2026-03-29T02:00:00Z')
    const [series] = judged(aRealtimeResult({ points, project, computedAt }))
    expect(series?.points.map(({ label }) => label)).toEqual([
      '2026-03-28T00:55:00',
      '2026-03-28T01:00:00',
      '2026-03-29T00:55:00',
      '2026-03-29T01:00:00',
      '2026-03-29T03:00:00',
    ])
  })

  it('waits a quarter of an hour before a missing value is one', () => {
    const points = aRealtimeResult().points.map((point, index) =>
      index < 282 ? point : Object.assign({}, point, { today: null, isComplete: false }),
    )
    const [series] = judged(aRealtimeResult({ points, computedAt: new Date('2026-11-23T14:41:00Z') }))
    expect(
      series?.points
        .filter(({ isSettled, value }) => isSettled && value === null)
        .map(({ label }) => label.slice(11)),
    ).toEqual(['14:15:00', '14:20:00'])
  })

  it('takes what was kept in front of it', () => {
    const [series] = judged(aRealtimeResult())
    const start = new Date('2026-11-16T14:35:00Z')
    const joined =
      series &&
      withLiveHistory(
        series,
        [
          { start: new Date('2026-11-16T14:30:00Z'), users: null },
          { start, users: 300 },
        ],
        'Europe/Berlin',
      )
    expect(joined?.points[0]).toMatchObject({ label: '2026-11-16T15:35:00', value: 300, isSettled: true })
  })
})

describe('shares as an alert sees them', () => {
  const day = {
    range: { start: '2026-11-21', end: '2026-11-21' },
    query: { ...funnelQuery, windowSeconds: 86_400 },
  }

  it('a funnel is its one entry day, settled once the window of the last has closed', () => {
    const at = (time: string) => judged(aFunnelResult({ ...day, computedAt: new Date(time) }))[0]?.points
    expect(at('2026-11-23T14:00:00Z')).toEqual([
      {
        label: '2026-11-21',
        start: new Date('2026-11-21T00:00:00Z'),
        end: new Date('2026-11-22T00:00:00Z'),
        value: 6_412 / 48_210,
        outOf: 48_210,
        isSettled: true,
      },
    ])
    expect(at('2026-11-23T02:59:59Z')?.[0]?.isSettled).toBe(false)
  })

  it('a funnel over several days has nothing to judge', () => {
    expect(judged(aFunnelResult())).toEqual([])
  })

  it('nobody entered is no share', () => {
    const groups = [{ label: '', counts: [0, 0], medianStepMs: [], medianTotalMs: undefined }]
    expect(judged(aFunnelResult({ ...day, groups }))[0]?.points[0]).toMatchObject({ value: null, outOf: 0 })
  })

  it('earlier entry days are taken from what was kept', () => {
    const [series] = judged(aFunnelResult(day))
    const kept = [
      { group: '', label: '2026-11-20', value: 0.2, outOf: 900 },
      { group: 'iOS', label: '2026-11-20', value: 1, outOf: 1 },
    ]
    const [line] = series === undefined ? [] : withEarlierPoints([series], kept, 'UTC')
    expect(line?.points.map(({ label }) => label)).toEqual(['2026-11-20', '2026-11-21'])
  })

  it('retention has the cohorts that completed the headline’s interval, or the one that was chosen', () => {
    const result = aRetentionResult({ groups: [{ label: '', cohorts: cohortsOf(8, 7) }] })
    expect(judged(result)[0]?.points).toHaveLength(6)
    expect(judged(result)[0]?.points.every(({ isSettled, outOf }) => isSettled && (outOf ?? 0) > 0)).toBe(
      true,
    )
    const [atWeek3] = judgedSeriesOf(result, {
      now: afternoon,
      settleMs: usualSettleMs,
      perGroup: true,
      age: 3,
    })
    expect(atWeek3?.points).toHaveLength(4)
  })

  it('lifetime value has the cohorts that reached the age', () => {
    const [series] = judged(anLtvResult())
    expect(series).toMatchObject({ unit: 'number', interval: 'week' })
    expect(series?.points.length).toBeGreaterThan(3)
  })
})

describe('other answers', () => {
  it('a saved chart over time has its own lines, without those of the range before', () => {
    expect(judged(aSavedChartResult()).map(({ group }) => group)).toEqual(['iOS', 'Android'])
  })

  it('one figure for many days has nothing to judge', () => {
    expect(judged(aCompositionResult())).toEqual([])
    expect(judged(aSessionLengthResult())).toEqual([])
  })
})
