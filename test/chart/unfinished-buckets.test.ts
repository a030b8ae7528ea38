import { describe, expect, it } from 'vitest'
import { unfinishedName } from '../../src/chart/unfinished-buckets.ts'
import { aSeriesResult, bucketsOf } from '../support/metric-results.ts'

const weekly = (isComplete: (index: number) => boolean) =>
  aSeriesResult({
    interval: 'week',
    buckets: bucketsOf(5, 'week').map(({ label }, index) => ({ label, isComplete: isComplete(index) })),
  })

describe('the name of what is not whole', () => {
  it.each([
    ['the running day', aSeriesResult(), 'Mon, Nov 23 so far'],
    [
      'the running hour, by the clock alone',
      aSeriesResult({ interval: 'hour', buckets: bucketsOf(15, 'hour') }),
      '23:00 so far',
    ],
    ['nothing, where all is whole', aSeriesResult({ buckets: bucketsOf(3, 'day', true) }), undefined],
    ['a week that the range cuts', weekly((index) => index > 0), 'The week of Oct 26 in part'],
    [
      'both ends of a range',
      weekly((index) => index > 0 && index < 4),
      'The week of Oct 26 and the week of Nov 23 in part',
    ],
    ['many buckets by their number', weekly(() => false), '5 buckets in part, from the week of Oct 26'],
  ])('is that of %s', (_what, result, name) => {
    expect(unfinishedName(result)).toBe(name)
  })
})
