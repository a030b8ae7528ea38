import { describe, expect, it } from 'vitest'
import type { AlertCondition, AlertDefinition } from '../../src/alert/alert-rule.ts'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import type { Evaluation } from '../../src/alert/evaluation.ts'
import type { JudgedSeries } from '../../src/alert/judged-series.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { aJudgedSeries, bandDetector } from '../support/judged.ts'

const usual = bandDetector({ lower: 900, expected: 1000, upper: 1100 })

const context = {
  lastPoint: undefined,
  now: new Date('2026-11-23T03:00:00Z'),
  timeZone: 'UTC',
  knownDays: new Set<string>(),
}

interface Given extends Partial<typeof context> {
  changes?: Partial<AlertDefinition>
  detector?: typeof usual
  leaveOut?: ReadonlySet<string>
}

function judge(condition: AlertCondition, series: JudgedSeries, given: Given = {}): Evaluation {
  const { changes = {}, detector = usual, ...options } = given
  const definition = anAlertDefinition({ condition, ...changes })
  return createEvaluator(detector).evaluate(definition, series, { ...context, ...options })
}

const below = (value: number): AlertCondition => ({ kind: 'below', value })
const above = (value: number): AlertCondition => ({ kind: 'above', value })
const drops = (percent: number, against: 'previous' | 'last week' = 'last week'): AlertCondition => ({
  kind: 'drops',
  by: { kind: 'percent', percent },
  against,
})
const rises = (percent: number, against: 'previous' | 'last week' = 'last week'): AlertCondition => ({
  ...drops(percent, against),
  kind: 'rises',
})
const unusual: AlertCondition = { kind: 'unusual', sensitivity: 'normal' }

/** So many equal days, and then these. */
const days = (level: number, count: number, ...last: readonly (number | null)[]) =>
  aJudgedSeries([...Array.from({ length: count }, () => level), ...last])

type Row = [string, AlertCondition, JudgedSeries, Given, Evaluation['kind'], string]

const rows: Row[] = [
  [
    'fewer than the bound breach',
    below(100),
    days(200, 30, 99),
    {},
    'breach',
    '99 on Sun, Nov 22 is below 100.',
  ],
  [
    'the bound itself does not',
    below(100),
    days(200, 30, 100),
    {},
    'fine',
    '100 on Sun, Nov 22 is not below 100.',
  ],
  [
    'more than the bound breach',
    above(100),
    days(50, 30, 101),
    {},
    'breach',
    '101 on Sun, Nov 22 is above 100.',
  ],
  [
    'both sides of a range breach',
    { kind: 'outside', lower: 10, upper: 20 },
    days(15, 30, 21),
    {},
    'breach',
    '21 on Sun, Nov 22 is above 20.',
  ],
  [
    'within a range all is well',
    { kind: 'outside', lower: 10, upper: 20 },
    days(15, 30, 15),
    {},
    'fine',
    '15 on Sun, Nov 22 lies within 10–20.',
  ],
  [
    'a drop is measured against the same weekday',
    drops(20),
    days(10_930, 30, 8412),
    {},
    'breach',
    '8,412 on Sun, Nov 22 is 23% below Sun, Nov 15 (10,930), and the rule asks for a drop of 20%.',
  ],
  [
    'a smaller one is told, and nothing more',
    drops(20),
    days(10_000, 30, 9000),
    {},
    'fine',
    '9,000 on Sun, Nov 22 is 10% below Sun, Nov 15 (10,000); the rule asks for a drop of 20%.',
  ],
  [
    'exactly as much as was asked for is enough',
    drops(20),
    days(10_000, 30, 8000),
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
    days(10_000, 30, 15_000),
    {},
    'breach',
    '50% above Sun, Nov 15 (10,000), and the rule asks for a rise of 50%.',
  ],
  [
    'from nothing any rise is one, if it is more than chance',
    rises(50),
    days(0, 30, 40),
    {},
    'breach',
    'above',
  ],
  ['from nothing to next to nothing is none', rises(50), days(0, 30, 3), {}, 'fine', 'happens by chance'],
  ['nothing cannot drop', drops(20), days(0, 30, 0), {}, 'fine', 'level with'],
  [
    'absolute drops are told in the unit of the series',
    { kind: 'drops', by: { kind: 'absolute', value: 500 }, against: 'last week' },
    days(10_000, 30, 9500),
    {},
    'breach',
    'the rule asks for a drop of 500.',
  ],
  [
    'among few people half of them may be chance',
    drops(20),
    days(30, 30, 18),
    {},
    'fine',
    '18 on Sun, Nov 22 is 40% below Sun, Nov 15 (30), and the rule asks for a drop of 20%, but among so few that happens by chance: less than 17 make no difference.',
  ],
  [
    'the rule’s own minimum keeps it quiet',
    drops(20),
    days(90, 30, 20),
    { changes: { minimum: 100 } },
    'fine',
    'only 90 are concerned, and the rule asks for 100',
  ],
  [
    'what is counted or expected reaches the minimum',
    below(100),
    days(200, 30, 0),
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
    days(1000, 30, 700),
    { knownDays: new Set(['2026-11-15']) },
    'breach',
    'Sun, Nov 8 (1,000)',
  ],
  [
    'of a known day it is said that it is one',
    drops(20),
    days(1000, 30, 700),
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
    days(1000, 30, 850),
    {},
    'breach',
    '850 on Sun, Nov 22 is 15% below a usual Sunday (1,000), outside 900–1,100.',
  ],
  [
    'what is usual too',
    unusual,
    days(1000, 30, 950),
    {},
    'fine',
    '950 on Sun, Nov 22 lies within the usual 900–1,100.',
  ],
  [
    'a detector that still learns says how much it knows',
    unusual,
    days(1000, 17, 10),
    { detector: bandDetector({ lower: 9, expected: 10, upper: 11 }, 99) },
    'learning',
    'Learning what is usual: 2 of 4 weeks are known.',
  ],
  [
    'while it learns a plain bound works',
    below(500),
    days(1000, 2, 10),
    {},
    'breach',
    '10 on Sun, Nov 22 is below 500.',
  ],
  [
    'no value is no zero',
    below(100),
    days(200, 30, null),
    {},
    'no data',
    'Amplitude has no value on Sun, Nov 22.',
  ],
  ['zero is a value', below(100), days(200, 30, 0), {}, 'breach', '0 on Sun, Nov 22 is below 100.'],
]

describe('the judgement of the newest settled point', () => {
  it.each(rows)('%s', (...[, condition, series, given, kind, reason]) => {
    const evaluation = judge(condition, series, given)
    expect(evaluation.reason).toContain(reason)
    expect(evaluation.kind).toBe(kind)
  })

  it('tells what was compared', () => {
    expect(judge(drops(20), days(10_930, 30, 8412))).toMatchObject({
      direction: 'drop',
      value: 8412,
      expected: 10_930,
      expectedName: 'Sun, Nov 15',
      lower: 8744,
      point: { label: '2026-11-22' },
    })
    expect(judge(below(100), days(200, 30, 99))).toMatchObject({
      expected: 200,
      expectedName: 'usual Sunday',
      lower: 100,
    })
  })

  it('waits while nothing new has settled', () => {
    expect(judge(below(100), days(200, 3, 99), { lastPoint: '2026-11-22' })).toEqual({
      kind: 'waiting',
      reason: 'Nothing has settled since Sun, Nov 22.',
    })
  })

  it('says when to ask again where only the answer is too old', () => {
    const series = aJudgedSeries([200, 99], { isRunning: true })
    const late = judge(below(100), series, { lastPoint: '2026-11-21', now: new Date('2026-11-23T03:00:05Z') })
    expect(late).toMatchObject({ kind: 'waiting', retryAt: new Date('2026-11-23T03:10:05Z') })
    const early = judge(below(100), series, {
      lastPoint: '2026-11-21',
      now: new Date('2026-11-23T02:59:00Z'),
    })
    expect(early).not.toHaveProperty('retryAt')
  })

  it('makes up for every point that has settled meanwhile, in order', () => {
    const evaluator = createEvaluator(usual)
    const series = aJudgedSeries([200, 200, 90, 80, 70])
    const all = evaluator.evaluateAll(anAlertDefinition(), series, { ...context, lastPoint: '2026-11-19' })
    expect(all.map((one) => 'value' in one && one.value)).toEqual([90, 80, 70])
  })

  it('is not confused by an answer older than the last one', () => {
    expect(judge(below(100), aJudgedSeries([200, 50]), { lastPoint: '2026-11-25' }).kind).toBe('waiting')
  })
})

describe('being well back', () => {
  const isBack = (condition: AlertCondition, value: number, detector = usual) => {
    const evaluation = judge(condition, days(1000, 30, value), { detector })
    return evaluation.kind === 'fine' && evaluation.isWellBack
  }

  it('asks for half of the way to what is usual', () => {
    expect(isBack(unusual, 949)).toBe(false)
    expect(isBack(unusual, 950)).toBe(true)
    expect(isBack(drops(20), 899)).toBe(false)
    expect(isBack(drops(20), 900)).toBe(true)
  })

  it('asks for some room beside a plain bound, and no more than a tenth of it', () => {
    expect(isBack(below(900), 949)).toBe(false)
    expect(isBack(below(900), 950)).toBe(true)
    expect(isBack(below(100), 109)).toBe(false)
    expect(isBack(below(100), 110)).toBe(true)
  })

  it('what was let pass as chance is not well back', () => {
    const evaluation = judge(drops(20), days(30, 30, 18))
    expect(evaluation).toMatchObject({ kind: 'fine', isWellBack: false })
  })
})

describe('shares', () => {
  const share = (value: number, outOf: number) => aJudgedSeries([0.5, 0.5, value], { unit: 'ratio', outOf })

  it('fire only if their whole interval leaves the bound', () => {
    expect(judge(below(0.4), share(0.35, 4000)).kind).toBe('breach')
    const few = judge(below(0.4), share(0.35, 60))
    expect(few).toMatchObject({ kind: 'fine' })
    expect(few.reason).toContain('of only 60 people it may as well be anything from 24.2% to 47.6%')
  })

  it('count the people that they are a share of against the minimum', () => {
    expect(judge(below(0.4), share(0.1, 400), { changes: { minimum: 500 } }).reason).toContain(
      'only 400 are concerned',
    )
  })

  it('of nobody are no shares', () => {
    const series = aJudgedSeries([0.5, null], { unit: 'ratio', outOf: 0 })
    expect(judge(below(0.4), series).reason).toBe(
      'Nobody began on Sun, Nov 22, so there is no share to judge.',
    )
  })
})

describe('a bucket that is still filling', () => {
  const running = (value: number) =>
    aJudgedSeries([...Array.from({ length: 30 }, () => 1000), value], { isRunning: true })
  const seen = { lastPoint: '2026-11-21' }

  it('may pass an upper bound', () => {
    expect(judge(above(900), running(950), seen)).toMatchObject({ kind: 'breach', direction: 'spike' })
    expect(judge(above(900), running(950), seen).reason).toBe('950 so far on Sun, Nov 22 is above 900.')
    expect(judge(rises(50), running(1600), seen).kind).toBe('breach')
    expect(judge(unusual, running(1200), seen).kind).toBe('breach')
  })

  it('never falls below a lower one', () => {
    for (const condition of [
      below(900),
      drops(20),
      unusual,
      { kind: 'outside', lower: 900, upper: 1100 } as const,
    ])
      expect(judge(condition, running(10), seen).kind).toBe('waiting')
  })

  it('says nothing of a share or a mean, which may go either way', () => {
    const series = aJudgedSeries([0.5, 0.5, 0.99], { unit: 'ratio', isRunning: true })
    expect(judge(above(0.9), series, seen).kind).toBe('waiting')
  })

  it('has its turn only after all that has settled', () => {
    expect(judge(above(900), running(950), { lastPoint: '2026-11-20' })).toMatchObject({
      point: { label: '2026-11-21' },
    })
  })

  it('is judged from below by the day’s pace where that is known', () => {
    const pace = { time: '14:00', share: 0.6, low: 0.5, weeks: 4 }
    const judged = (value: number) =>
      createEvaluator(usual).evaluate(anAlertDefinition({ condition: drops(20) }), running(value), {
        ...context,
        ...seen,
        pace,
      })
    expect(judged(390).kind).toBe('waiting')
    expect(judged(300)).toMatchObject({ kind: 'breach', direction: 'drop', lower: 400, expected: 600 })
    expect(judged(300).reason).toBe(
      '300 by 14:00 is 50% below what is usual by then (600); 60% of a day has usually come by now.',
    )
  })
})

describe('an outage', () => {
  const live = (last: readonly number[], level = 300) =>
    aJudgedSeries([...Array.from({ length: 2016 - last.length }, () => level), ...last], {
      interval: '5min',
      newest: '2026-11-22T14:35:00Z',
    })

  it('is three times exactly nothing where many are usual', () => {
    const evaluation = judge(unusual, live([0, 0, 0]), {
      detector: bandDetector({ lower: 1, expected: 300, upper: 400 }, 9999),
    })
    expect(evaluation).toMatchObject({
      kind: 'breach',
      direction: 'drop',
      isOutage: true,
      value: 0,
      expected: 300,
    })
    expect(evaluation.reason).toBe(
      'Nothing was counted in the last 15 minutes, where about 300 are usual: an outage, or nothing arrives in Amplitude.',
    )
  })

  it('is none after two of them, where few are usual, or of who only minds rises', () => {
    expect(judge(unusual, live([0, 0]), { detector: usual })).not.toHaveProperty('isOutage')
    expect(judge(below(5), live([0, 0, 0], 12))).not.toHaveProperty('isOutage')
    expect(judge(above(500), live([0, 0, 0])).kind).toBe('fine')
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
    const series = days(1, 99, 9)
    for (let alert = 0; alert < 50; alert += 1)
      evaluator.evaluate(anAlertDefinition({ condition: unusual }), series, {
        ...context,
        knownDays: new Set(['2026-01-01']),
      })
    expect(steps).toBe(100)
    evaluator.evaluate(
      anAlertDefinition({ condition: { kind: 'unusual', sensitivity: 'quiet' } }),
      series,
      context,
    )
    expect(steps).toBe(200)
  })

  it('a point is judged as it was when it was the newest', () => {
    const evaluator = createEvaluator(usual)
    const series = aJudgedSeries([1000, 1000, 1000, 1000, 1000, 1000, 1000, 500, 1000])
    const judged = evaluator.evaluateAt(anAlertDefinition({ condition: drops(20) }), series, {
      index: 7,
      timeZone: 'UTC',
      knownDays: new Set(),
    })
    expect(judged).toMatchObject({ kind: 'breach', point: { label: '2026-11-21' } })
  })
})
