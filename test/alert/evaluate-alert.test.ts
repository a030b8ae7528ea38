import { describe, expect, it } from 'vitest'
import type { AlertCondition } from '../../src/alert/alert-rule.ts'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import type { Evaluation } from '../../src/alert/evaluation.ts'
import type { JudgedSeries } from '../../src/alert/judged-series.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import {
  above,
  aJudgedSeries,
  bandDetector,
  below,
  daysAt,
  drops,
  judgedNow,
  judgeNewest,
  rises,
  unusual,
  usualBand,
} from '../support/judged.ts'

type Row = [
  string,
  AlertCondition,
  JudgedSeries,
  Parameters<typeof judgeNewest>[2],
  Evaluation['kind'],
  string,
]

const rows: Row[] = [
  [
    'fewer than the bound breach',
    below(100),
    daysAt(200, 30, 99),
    {},
    'breach',
    '99 on Sun, Nov 22 is below 100.',
  ],
  [
    'the bound itself does not',
    below(100),
    daysAt(200, 30, 100),
    {},
    'fine',
    '100 on Sun, Nov 22 is not below 100.',
  ],
  [
    'more than the bound breach',
    above(100),
    daysAt(50, 30, 101),
    {},
    'breach',
    '101 on Sun, Nov 22 is above 100.',
  ],
  [
    'both sides of a range breach',
    { kind: 'outside', lower: 10, upper: 20 },
    daysAt(15, 30, 21),
    {},
    'breach',
    '21 on Sun, Nov 22 is above 20.',
  ],
  [
    'within a range all is well',
    { kind: 'outside', lower: 10, upper: 20 },
    daysAt(15, 30, 15),
    {},
    'fine',
    '15 on Sun, Nov 22 lies within 10–20.',
  ],
  [
    'a drop is measured against the same weekday',
    drops(20),
    daysAt(10_930, 30, 8412),
    {},
    'breach',
    '8,412 on Sun, Nov 22 is 23% below Sun, Nov 15 (10,930), and the rule asks for a drop of 20%.',
  ],
  [
    'a smaller one is told, and nothing more',
    drops(20),
    daysAt(10_000, 30, 9000),
    {},
    'fine',
    '9,000 on Sun, Nov 22 is 10% below Sun, Nov 15 (10,000); the rule asks for a drop of 20%.',
  ],
  [
    'exactly as much as was asked for is enough',
    drops(20),
    daysAt(10_000, 30, 8000),
    {},
    'breach',
    '20% below',
  ],
  [
    'against the day before',
    drops(20, 'previous'),
    aJudgedSeries([500, 500, 5000, 1000]),
    {},
    'breach',
    '80% below the day before (5,000)',
  ],
  [
    'a rise is the same upwards',
    rises(50),
    daysAt(10_000, 30, 15_000),
    {},
    'breach',
    '50% above Sun, Nov 15 (10,000), and the rule asks for a rise of 50%.',
  ],
  [
    'from nothing any rise is one, if it is more than chance',
    rises(50),
    daysAt(0, 30, 40),
    {},
    'breach',
    'above',
  ],
  ['from nothing to next to nothing is none', rises(50), daysAt(0, 30, 3), {}, 'fine', 'happens by chance'],
  ['nothing cannot drop', drops(20), daysAt(0, 30, 0), {}, 'fine', 'level with'],
  [
    'absolute drops are told in the unit of the series',
    { kind: 'drops', by: { kind: 'absolute', value: 500 }, against: 'last week' },
    daysAt(10_000, 30, 9500),
    {},
    'breach',
    'the rule asks for a drop of 500.',
  ],
  [
    'among few people half of them may be chance',
    drops(20),
    daysAt(30, 30, 18),
    {},
    'fine',
    '18 on Sun, Nov 22 is 40% below Sun, Nov 15 (30), and the rule asks for a drop of 20%, but among so few that happens by chance: less than 17 make no difference.',
  ],
  [
    'the rule’s own minimum keeps it quiet',
    drops(20),
    daysAt(90, 30, 20),
    { changes: { minimum: 100 } },
    'fine',
    'only 90 are concerned, and the rule asks for 100',
  ],
  [
    'what is counted or expected reaches the minimum',
    below(100),
    daysAt(200, 30, 0),
    { changes: { minimum: 150 } },
    'breach',
    '0 on Sun, Nov 22 is below 100.',
  ],
  [
    'no week before: still learning',
    drops(20),
    aJudgedSeries([100, 50]),
    {},
    'learning',
    'Learning: there is nothing a week ago to compare with yet.',
  ],
  [
    'a known day is no measure: the week before it is',
    drops(20),
    daysAt(1000, 30, 700),
    { knownDays: new Set(['2026-11-15']) },
    'breach',
    'Sun, Nov 8 (1,000)',
  ],
  [
    'of a known day it is said that it is one',
    drops(20),
    daysAt(1000, 30, 700),
    { knownDays: new Set(['2026-11-22']) },
    'breach',
    'Nov 22 is a known day.',
  ],
  [
    'a week ago nothing is known: the week before it',
    drops(20),
    aJudgedSeries([1000, 1, 1, 1, 1, 1, 1, null, 1, 1, 1, 1, 1, 1, 600]),
    {},
    'breach',
    'Sun, Nov 8',
  ],
  [
    'points of an open incident are no measure either',
    drops(20, 'previous'),
    aJudgedSeries([1000, 400, 410]),
    { leaveOut: new Set(['2026-11-21']) },
    'breach',
    'Fri, Nov 20 (1,000)',
  ],
  [
    'what is unusual is told with its range',
    unusual,
    daysAt(1000, 30, 850),
    {},
    'breach',
    '850 on Sun, Nov 22 is 15% below a usual Sunday (1,000), outside 900–1,100.',
  ],
  [
    'what is usual too',
    unusual,
    daysAt(1000, 30, 950),
    {},
    'fine',
    '950 on Sun, Nov 22 lies within the usual 900–1,100.',
  ],
  [
    'a detector that still learns says how much it knows',
    unusual,
    daysAt(1000, 17, 10),
    { detector: bandDetector({ lower: 9, expected: 10, upper: 11 }, 99) },
    'learning',
    'Learning what is usual: 2 of 4 weeks are known.',
  ],
  [
    'while it learns a plain bound works',
    below(500),
    daysAt(1000, 2, 10),
    {},
    'breach',
    '10 on Sun, Nov 22 is below 500.',
  ],
  [
    'no value is no zero',
    below(100),
    daysAt(200, 30, null),
    {},
    'no data',
    'Amplitude has no value on Sun, Nov 22.',
  ],
  ['zero is a value', below(100), daysAt(200, 30, 0), {}, 'breach', '0 on Sun, Nov 22 is below 100.'],
]

describe('the judgement of the newest settled point', () => {
  it.each(rows)('%s', (...[, condition, series, given, kind, reason]) => {
    const evaluation = judgeNewest(condition, series, given)
    expect(evaluation.reason).toContain(reason)
    expect(evaluation.kind).toBe(kind)
  })

  it('tells what was compared', () => {
    expect(judgeNewest(drops(20), daysAt(10_930, 30, 8412))).toMatchObject({
      direction: 'drop',
      value: 8412,
      expected: 10_930,
      expectedName: 'Sun, Nov 15',
      lower: 8744,
      point: { label: '2026-11-22' },
    })
    expect(judgeNewest(below(100), daysAt(200, 30, 99))).toMatchObject({
      expected: 200,
      expectedName: 'usual Sunday',
      lower: 100,
    })
  })

  it('waits while nothing new has settled', () => {
    expect(judgeNewest(below(100), daysAt(200, 3, 99), { lastPoint: '2026-11-22' })).toEqual({
      kind: 'waiting',
      reason: 'Nothing has settled since Sun, Nov 22.',
    })
  })

  it('says when to ask again where only the answer is too old', () => {
    const series = aJudgedSeries([200, 99], { isRunning: true })
    const late = judgeNewest(below(100), series, {
      lastPoint: '2026-11-21',
      now: new Date('2026-11-23T03:00:05Z'),
    })
    expect(late).toMatchObject({ kind: 'waiting', retryAt: new Date('2026-11-23T03:10:05Z') })
    const early = judgeNewest(below(100), series, {
      lastPoint: '2026-11-21',
      now: new Date('2026-11-23T02:59:00Z'),
    })
    expect(early).not.toHaveProperty('retryAt')
  })

  it('makes up for every point that has settled meanwhile, in order', () => {
    const evaluator = createEvaluator(usualBand)
    const series = aJudgedSeries([200, 200, 90, 80, 70])
    const all = evaluator.evaluateAll(anAlertDefinition(), series, {
      ...judgedNow,
      lastPoint: '2026-11-19',
    })
    expect(all.map((one) => 'value' in one && one.value)).toEqual([90, 80, 70])
  })

  it('is not confused by an answer older than the last one', () => {
    expect(judgeNewest(below(100), aJudgedSeries([200, 50]), { lastPoint: '2026-11-25' }).kind).toBe(
      'waiting',
    )
  })
})

describe('what is learnt of a series', () => {
  it('is learnt once per sensitivity, however many alerts look at it', () => {
    let steps = 0
    const evaluator = createEvaluator(() => ({
      step: ({ value }) => {
        steps += 1
        return {
          expected: 1,
          lower: 0,
          upper: 2,
          isAnomaly: value === 9,
          direction: 'spike',
          score: 0,
          isLearning: false,
        }
      },
    }))
    const series = daysAt(1, 99, 9)
    for (let alert = 0; alert < 50; alert += 1)
      evaluator.evaluate(anAlertDefinition({ condition: unusual }), series, {
        lastPoint: undefined,
        ...judgedNow,
        knownDays: new Set(['2026-01-01']),
      })
    expect(steps).toBe(100)
    evaluator.evaluate(anAlertDefinition({ condition: { kind: 'unusual', sensitivity: 'quiet' } }), series, {
      lastPoint: undefined,
      ...judgedNow,
    })
    expect(steps).toBe(200)
  })

  it('a point is judged as it was when it was the newest', () => {
    const evaluator = createEvaluator(usualBand)
    const series = aJudgedSeries([1000, 1000, 1000, 1000, 1000, 1000, 1000, 500, 1000])
    const judged = evaluator.evaluateAt(anAlertDefinition({ condition: drops(20) }), series, {
      index: 7,
      timeZone: 'UTC',
      knownDays: new Set(),
    })
    expect(judged).toMatchObject({ kind: 'breach', point: { label: '2026-11-21' } })
  })
})
