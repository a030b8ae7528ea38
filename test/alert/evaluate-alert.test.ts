import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import {
  aJudgedSeries,
  below,
  daysAt,
  drops,
  judgedNow,
  judgeNewest,
  unusual,
  usualBand,
} from '../support/judged.ts'
import { judgementRows } from '../support/judgement-rows.ts'

describe('the judgement of the newest settled point', () => {
  it.each(judgementRows)('%s', (...[, condition, series, given, kind, reason]) => {
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
