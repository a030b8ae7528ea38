import { describe, expect, it } from 'vitest'
import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import { backtest, type BacktestOptions } from '../../src/alert/backtest.ts'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import type { JudgedSeries } from '../../src/alert/judge/judged-series.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { aJudgedSeries } from '../support/judged.ts'

const setting: BacktestOptions = { timeZone: 'UTC', knownDays: new Set() }
const dropsByFifth: Partial<AlertDefinition> = {
  condition: { kind: 'drops', by: { kind: 'percent', percent: 20 }, against: 'last week' },
}

/** Ten weeks of about a thousand a day, with other values so many days before the newest. */
function daysWith(values: Record<number, number | null>, length = 70): JudgedSeries {
  return aJudgedSeries(
    Array.from({ length }, (_, index) => {
      const back = length - 1 - index
      return back in values ? (values[back] ?? null) : 1000 + ((index * 37) % 20)
    }),
  )
}

function daysOf(changes: Partial<AlertDefinition>, series: JudgedSeries, options = setting): string[] {
  return backtest(anAlertDefinition(changes), series, options).firings.map(({ label }) => label)
}

const rows: [sentence: string, given: [Partial<AlertDefinition>, JudgedSeries], days: string[]][] = [
  [
    'a rule that nothing breaks never fires',
    [{ condition: { kind: 'below', value: 500 } }, daysWith({})],
    [],
  ],
  [
    'each incident fires once, at its first point',
    [{ condition: { kind: 'below', value: 500 } }, daysWith({ 40: 100, 39: 120, 38: 90, 10: 300 })],
    ['2026-10-13', '2026-11-12'],
  ],
  [
    'an incident that is not over does not fire again before two points are well back',
    [{ condition: { kind: 'below', value: 500 } }, daysWith({ 12: 100, 10: 100 })],
    ['2026-11-10'],
  ],
  [
    'so many points in a row have to breach as the rule asks for',
    [{ condition: { kind: 'below', value: 500 }, forPoints: 2 }, daysWith({ 40: 100, 20: 100, 19: 100 })],
    ['2026-11-03'],
  ],
  [
    'a change is held against what came before it, and never against what came after',
    [dropsByFifth, daysWith({ 20: 700 })],
    ['2026-11-02'],
  ],
  [
    'a missing value is neither a firing nor a zero',
    [{ condition: { kind: 'below', value: 500 } }, daysWith({ 20: null, 19: null })],
    [],
  ],
  [
    'an incident that begins behind missing values fires',
    [{ condition: { kind: 'below', value: 500 } }, daysWith({ 20: null, 19: 100 })],
    ['2026-11-03'],
  ],
]

describe('a backtest', () => {
  it.each(rows)('%s', (_sentence, [changes, series], days) => {
    expect(daysOf(changes, series)).toEqual(days)
  })

  it('counts what could be judged: the first week has nothing to compare with', () => {
    const { judged } = backtest(anAlertDefinition(dropsByFifth), daysWith({}, 12), setting)
    expect(judged).toBe(5)
  })

  it('begins where it is told to, having learnt from what lies before', () => {
    const from = { ...setting, from: '2026-11-01' }
    expect(daysOf(dropsByFifth, daysWith({ 40: 500, 20: 700 }), from)).toEqual(['2026-11-02'])
    expect(backtest(anAlertDefinition(dropsByFifth), daysWith({}), from).judged).toBe(22)
  })

  it('tells what was expected', () => {
    const { firings } = backtest(anAlertDefinition(dropsByFifth), daysWith({ 20: 700, 27: 1010 }), setting)
    expect(firings).toEqual([{ label: '2026-11-02', value: 700, expected: 1010 }])
  })

  it('leaves known days out of what is compared with', () => {
    const series = daysWith({ 59: 5000 })
    expect(daysOf(dropsByFifth, series)).toEqual(['2026-10-01'])
    expect(daysOf(dropsByFifth, series, { ...setting, knownDays: new Set(['2026-09-24']) })).toEqual([])
  })

  it('passes over the bucket that is still filling', () => {
    const running = aJudgedSeries([1000, 1000, 1], { isRunning: true })
    expect(daysOf({ condition: { kind: 'below', value: 500 } }, running)).toEqual([])
  })

  it('comes to the same whether it is lived through at once or cut short', () => {
    const series = daysWith({ 40: 300, 39: 200, 20: 700, 5: 100 })
    const definition = anAlertDefinition({ condition: { kind: 'unusual', sensitivity: 'normal' } })
    const whole = backtest(definition, series, setting).firings
    for (const length of [35, 52, 66]) {
      const cut = { ...series, points: series.points.slice(0, length) }
      const last = cut.points.at(-1)?.label ?? ''
      expect(backtest(definition, cut, setting).firings).toEqual(whole.filter(({ label }) => label <= last))
    }
  })

  it('shares what was learnt with other rules over the same series', () => {
    const evaluator = createEvaluator()
    const series = daysWith({ 10: 100 })
    const unusual = anAlertDefinition({ condition: { kind: 'unusual', sensitivity: 'quiet' } })
    const alone = backtest(unusual, series, setting)
    backtest(anAlertDefinition(dropsByFifth), series, { ...setting, evaluator })
    expect(backtest(unusual, series, { ...setting, evaluator })).toEqual(alone)
    expect(alone.firings.map(({ label }) => label)).toEqual(['2026-11-12'])
  })
})
