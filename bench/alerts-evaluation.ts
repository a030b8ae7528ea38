import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { emptyMemory, type AlertMemory } from '../src/alert/alert-memory.ts'
import type { AlertCondition, AlertDefinition } from '../src/alert/alert-rule.ts'
import { createEvaluator } from '../src/alert/evaluate-alert.ts'
import type { JudgedSeries } from '../src/alert/judge/judged-series.ts'
import { transition } from '../src/alert/transition.ts'
import type { Interval } from '../src/query/query.ts'
import { anAlertDefinition } from '../test/support/alerts.ts'
import { aJudgedSeries } from '../test/support/judged.ts'
import type { BenchRow } from './bench-row.ts'
import { randomFrom } from './random-from.ts'
import { rowOf } from './row-of.ts'

const rules = 10_000
const rounds = 12
const warmUp = 2

/** How many distinct series there are of a kind, and how many points each has. */
const shapes: readonly { interval: Interval; count: number; points: number; perDay: number }[] = [
  { interval: 'day', count: 70, points: 90, perDay: 1 / 7 },
  { interval: 'hour', count: 25, points: 14 * 24, perDay: 24 },
  { interval: '5min', count: 4, points: 2 * 288, perDay: 288 },
  // Realtime, with what is kept of five weeks.
  { interval: '5min', count: 1, points: 35 * 288, perDay: 288 },
]

const conditions: readonly AlertCondition[] = [
  { kind: 'below', value: 700 },
  { kind: 'above', value: 1500 },
  { kind: 'outside', lower: 700, upper: 1500 },
  { kind: 'drops', by: { kind: 'percent', percent: 20 }, against: 'last week' },
  { kind: 'drops', by: { kind: 'percent', percent: 20 }, against: 'previous' },
  { kind: 'rises', by: { kind: 'absolute', value: 400 }, against: 'last week' },
  { kind: 'unusual', sensitivity: 'quiet' },
  { kind: 'unusual', sensitivity: 'normal' },
  { kind: 'unusual', sensitivity: 'normal' },
  { kind: 'unusual', sensitivity: 'sensitive' },
]

/** Ten thousand rules over a hundred series, each judged and taken through its transition, on one core. */
export function benchEvaluation(): readonly BenchRow[] {
  const definitions = conditions.map((condition) => anAlertDefinition({ condition }))
  const watched = Array.from({ length: rules }, (_, rule) => ({
    definition: definitions[rule % definitions.length] ?? anAlertDefinition(),
    // Every series is watched by every kind of condition.
    series: Math.floor(rule / definitions.length) % 100,
  }))
  const memories: AlertMemory[] = watched.map(() => emptyMemory)
  const times: number[] = []
  const heaps: number[] = []
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const series = shapes.flatMap((shape, kind) =>
      Array.from({ length: shape.count }, (_, index) => seriesOf(shape, round, 1 + kind * 100 + index)),
    )
    const began = performance.now()
    pass(watched, series, { memories, round })
    if (round >= warmUp) times.push(performance.now() - began)
    heaps.push(heapMegabytes())
  }
  const growth = (heaps.at(-1) ?? 0) - (heaps[warmUp] ?? 0)
  const name = '10,000 rules over 100 series'
  const one = rowOf(`${name}: one pass`, 'ms', times)
  return [
    {
      ...one,
      note: 'a new point each; 1 series of 10,080 points',
      inShort: `${name} are judged in ${one.p50.toFixed(0)} ms; ${rounds - 1} passes grow memory by ${growth.toFixed(1)} MB.`,
    },
    {
      ...rowOf(`${name}: heap grown in ${rounds - 1} passes`, 'MB', [growth]),
      note: `of ${(heaps.at(-1) ?? 0).toFixed(0)} MB, memories included`,
    },
  ]
}

interface Watched {
  definition: AlertDefinition
  series: number
}

function pass(
  watched: readonly Watched[],
  series: readonly JudgedSeries[],
  { memories, round }: { memories: AlertMemory[]; round: number },
): void {
  const evaluator = createEvaluator()
  const knownDays = new Set(['2026-12-25'])
  const now = new Date(Date.UTC(2026, 10, 23, 3) + round * 86_400_000)
  for (const [rule, { definition, series: index }] of watched.entries()) {
    const line = series[index]
    const memory = memories[rule] ?? emptyMemory
    if (line === undefined) continue
    const evaluations = evaluator
      .evaluateAll(definition, line, {
        lastPoint: memory.groups[0]?.lastPoint,
        now,
        timeZone: 'Europe/Berlin',
        knownDays,
      })
      .map((evaluation) => ({ group: '', evaluation }))
    const step = { definition, memory, evaluations, now, isHeld: false, newIncidentId: `${rule} ${round}` }
    memories[rule] = transition(step).memory
  }
}

/** A rhythm of days or weeks with noise, one point longer each round; a tenth of the series falls in the later rounds. */
function seriesOf(
  { interval, points, perDay }: (typeof shapes)[number],
  round: number,
  seed: number,
): JudgedSeries {
  const random = randomFrom(seed)
  const cycle = interval === 'day' ? 7 : perDay
  const values = Array.from({ length: points + round }, (_, index) => {
    const isIncident = seed % 10 === 0 && index >= points + 4
    const level = 1000 * (1 + 0.3 * Math.sin((2 * Math.PI * index) / cycle)) * (isIncident ? 0.4 : 1)
    return Math.round(level * (1 + 0.06 * (random() - 0.5)))
  })
  const stepMs = { '5min': 300_000, hour: 3_600_000, day: 86_400_000, week: 0, month: 0 }[interval]
  const newest = new Date(Date.UTC(2026, 10, 22) + round * stepMs).toISOString()
  return aJudgedSeries(values.slice(round), { interval, newest })
}

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / 1e6
}
