import { expect, it } from 'vitest'
import { aJudgedSeries, bandDetector, judgeNewest, unusual } from '../../support/judged.ts'

const detector = bandDetector({ lower: 12, expected: 20, upper: 30 })

const rows: [sentence: string, values: readonly number[], kind: string, reason: string][] = [
  ['one bucket of few people is chance', [8], 'fine', 'among so few that happens by chance'],
  ['two of them are', [8, 8], 'fine', 'among so few that happens by chance'],
  ['four in a row are none', [8, 8, 8, 8], 'breach', '60% below a usual Sunday, 00:00 (20)'],
  ['nor are four that are high', [33, 33, 33, 33], 'breach', '65% above a usual Sunday, 00:00 (20)'],
  ['ups and downs tell nothing together', [32, 8, 32, 8], 'fine', 'by chance'],
  ['long ago is not together', [8, 8, 8, 8, ...Array<number>(12).fill(20), 8], 'fine', 'by chance'],
]

it.each(rows)('%s', (_sentence, ...[values, kind, reason]) => {
  const series = aJudgedSeries([...Array<number>(30).fill(20), ...values], { interval: '5min' })
  const evaluation = judgeNewest(unusual, series, { detector })
  expect(evaluation.reason).toContain(reason)
  expect(evaluation.kind).toBe(kind)
})

it('of days only three are looked at together', () => {
  const series = aJudgedSeries([...Array<number>(30).fill(20), 10, 10, 10, 10])
  expect(judgeNewest(unusual, series, { detector }).kind).toBe('fine')
})
