import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import { emptyMemory } from '../../src/alert/alert-memory.ts'
import type { JudgedSeries } from '../../src/alert/judge/judged-series.ts'
import { transition, type TellReason } from '../../src/alert/transition.ts'
import type { Interval } from '../../src/query/query.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { aJudgedSeries, judgedNow, unusual } from '../support/judged.ts'

/** A rhythm with a little noise; `fallAt` is from where on six of ten are missing. */
function rhythm(interval: Interval, count: number, fallAt = Number.POSITIVE_INFINITY): JudgedSeries {
  const cycle = { '5min': 288, hour: 24, day: 7, week: 52, month: 12 }[interval]
  const values = Array.from({ length: count }, (_, index) => {
    const noise = 0.03 * Math.sin(index * 12.9898) + 0.02 * Math.sin(index * 78.233)
    const level = 1000 * (1 + 0.3 * Math.sin((2 * Math.PI * index) / cycle) + noise)
    return Math.round(level * (index >= fallAt ? 0.4 : 1))
  })
  return aJudgedSeries(values, { interval, newest: '2026-11-22T00:00:00Z' })
}

function judgeAt(series: JudgedSeries, index: number) {
  const { timeZone, knownDays } = judgedNow
  return createEvaluator().evaluateAt(anAlertDefinition({ condition: unusual }), series, {
    index,
    timeZone,
    knownDays,
  })
}

/** What is told from there on, point by point. */
function toldOver(series: JudgedSeries, from: number): TellReason[] {
  const definition = anAlertDefinition({ condition: unusual, mostReminders: 0 })
  const evaluator = createEvaluator()
  let memory = emptyMemory
  return series.points.slice(from - 2).flatMap((point, at) => {
    const index = from - 2 + at
    const { timeZone, knownDays } = judgedNow
    const since = memory.incident?.recoveredAt === undefined ? memory.incident?.since : undefined
    const open = since === undefined ? [] : series.points.filter(({ start }) => start >= new Date(since))
    const leaveOut = new Set(open.map(({ label }) => label))
    const evaluation = evaluator.evaluateAt(definition, series, { index, timeZone, knownDays, leaveOut })
    const judged = { definition, memory, now: point.end, isHeld: false, newIncidentId: `${index}` }
    const step = transition({ ...judged, evaluations: [{ group: '', evaluation }] })
    memory = step.memory
    return step.tell
  })
}

const learnt: [Interval, number, string][] = [
  ['5min', 7 * 288, '6 of 7 days'],
  ['hour', 7 * 24, '6 of 7 days'],
  ['day', 28, '3 of 4 weeks'],
  ['week', 16, '15 of 16 weeks'],
  ['month', 16, '15 of 16 months'],
]

describe('with the shipped detectors', () => {
  it.each(learnt)('a rule of %s buckets learns for %i of them, and says so', (interval, needed, known) => {
    const series = rhythm(interval, needed + 40)
    expect(judgeAt(series, needed - 1).reason).toBe(`Learning what is usual: ${known} are known.`)
    expect(judgeAt(series, needed + 2).kind).not.toBe('learning')
  })

  it.each([
    ['5min', 14 * 288, 2],
    ['hour', 14 * 24, 1],
    ['day', 80, 0],
  ] as const)('of %s buckets a fall is told within few of them', (interval, fallAt, most) => {
    const series = rhythm(interval, fallAt + 4, fallAt)
    const judged = Array.from({ length: 4 }, (_, behind) => judgeAt(series, fallAt + behind))
    const first = judged.findIndex(({ kind }) => kind === 'breach')
    expect(first).toBeGreaterThanOrEqual(0)
    expect(first).toBeLessThanOrEqual(most)
    expect(judged[first]).toMatchObject({ direction: 'drop' })
    expect(judged[first]?.reason).toMatch(/below a usual .*outside /)
  })

  it.each([
    ['5min', 28 * 288, 46],
    ['hour', 14 * 24, 60],
    ['day', 80, 10],
  ] as const)('of %s buckets a fall that stays ends as the new level', (interval, fallAt, count) => {
    const told = toldOver(rhythm(interval, fallAt + count, fallAt), fallAt)
    expect(told).toEqual(['fired', 'new level'])
  })

  it.each([
    ['5min', 28 * 288, 24],
    ['hour', 14 * 24, 6],
    ['day', 80, 2],
  ] as const)('of %s buckets one that does not has recovered', (interval, fallAt, count) => {
    const fallen = rhythm(interval, fallAt + 3 * count + 4, fallAt)
    const usual = rhythm(interval, fallAt + 3 * count + 4)
    const points = fallen.points.map((point, at) =>
      at < fallAt + count ? point : (usual.points[at] ?? point),
    )
    expect(toldOver({ ...fallen, points }, fallAt)).toEqual(['fired', 'recovered'])
  })

  it('a quiet series is told to be so', () => {
    expect(judgeAt(rhythm('day', 90), 89).reason).toMatch(/lies within the usual/)
  })
})
