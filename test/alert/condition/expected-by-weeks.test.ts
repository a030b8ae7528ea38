import { expect, it } from 'vitest'
import type { AlertCondition } from '../../../src/alert/alert-rule.ts'
import type { JudgedSeries } from '../../../src/alert/judge/judged-series.ts'
import { aJudgedSeries, drops, judgeNewest, rises } from '../../support/judged.ts'

/** Nine weeks of a thousand a day up to a Sunday, but for values so many days before it, 0 being the Sunday itself. */
function daysBut(values: Readonly<Record<number, number>>, length = 63): JudgedSeries {
  return aJudgedSeries(Array.from({ length }, (_, index) => values[length - 1 - index] ?? 1000))
}

function since(daysAgo: number, value: number, newest: number): Record<number, number> {
  return {
    ...Object.fromEntries(Array.from({ length: daysAgo }, (_, index) => [index + 1, value])),
    0: newest,
  }
}

const rows: [
  sentence: string,
  condition: AlertCondition,
  series: JudgedSeries,
  ...judged: [kind: string, reason: string],
][] = [
  [
    'what comes back from a day that was high is no drop',
    drops(20),
    daysBut({ 7: 1600 }),
    'fine',
    '1,000 on Sun, Nov 22 is level with a usual Sunday (1,000); the rule asks for a drop of 20%.',
  ],
  [
    'what comes back from a day that was low is no rise',
    rises(50),
    daysBut({ 7: 300 }),
    'fine',
    'level with a usual Sunday (1,000); the rule asks for a rise of 50%.',
  ],
  ['nor from three of them', rises(50), daysBut({ 5: 300, 6: 300, 7: 300 }), 'fine', 'a usual Sunday'],
  [
    'what is below the usual as well has dropped, and is told against it',
    drops(20),
    daysBut({ 7: 1600, 0: 700 }),
    'breach',
    '700 on Sun, Nov 22 is 30% below a usual Sunday (1,000), and the rule asks for a drop of 20%.',
  ],
  [
    'a day that was low hides no drop',
    drops(20),
    daysBut({ 14: 300, 0: 700 }),
    'breach',
    '30% below Sun, Nov 15 (1,000)',
  ],
  [
    'from a level that has been reached ten days ago one can fall',
    drops(20),
    daysBut(since(10, 1600, 1000)),
    'breach',
    '37.5% below Sun, Nov 15 (1,600)',
  ],
  [
    'a fall that has lasted for five days is one still',
    drops(20),
    daysBut(since(5, 600, 600)),
    'breach',
    '40% below Sun, Nov 15 (1,000)',
  ],
  [
    'while only two weeks are known the last one is the measure',
    drops(20),
    daysBut({ 7: 1600 }, 15),
    'breach',
    '37.5% below Sun, Nov 15 (1,600)',
  ],
  [
    'against the day before a return is a change',
    drops(20, 'previous'),
    daysBut({ 1: 1600 }),
    'breach',
    '37.5% below the day before (1,600)',
  ],
]

it.each(rows)('%s', (_sentence, ...[condition, series, kind, reason]) => {
  const evaluation = judgeNewest(condition, series)
  expect(evaluation.reason).toContain(reason)
  expect(evaluation.kind).toBe(kind)
})

it('of five minutes the hours before tell the level', () => {
  const perWeek = 7 * 288
  const values = Array.from({ length: 4 * perWeek + 1 }, (_, index) => {
    const weeksAgo = (4 * perWeek - index) / perWeek
    return weeksAgo >= 1 && weeksAgo < 1.01 ? 150 : 1000
  })
  const series = aJudgedSeries(values, { interval: '5min', newest: '2026-11-22T14:00:00Z' })
  expect(judgeNewest(rises(100), series)).toMatchObject({ kind: 'fine', expected: 1000 })
})
