import fc from 'fast-check'
import { alertMemorySchema, emptyMemory, type AlertMemory } from '../../src/alert/alert-memory.ts'
import type { AlertCondition, AlertDefinition } from '../../src/alert/alert-rule.ts'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import type { JudgedSeries } from '../../src/alert/judge/judged-series.ts'
import { press, type PressDeed } from '../../src/alert/press.ts'
import { afterFailedRead, transition, type TellReason } from '../../src/alert/transition.ts'
import { anAlertDefinition } from './alerts.ts'
import { above, aJudgedSeries, bandDetector, below, drops, rises, unusual } from './judged.ts'

/** What may happen to an alert between two looks at it, or at one. */
type Happening =
  | { kind: 'point'; value: number | null }
  /** The running bucket so far; with how much of a day has usually come by now, where that is known. */
  | { kind: 'running'; value: number; low: number | undefined }
  | { kind: 'look again' | 'failed read' | 'snooze' | 'wake' | PressDeed }
  /** An answer older than the last one. */
  | { kind: 'stale' }
  | { kind: 'time'; hours: number }

export const values = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 1500 }) },
  { weight: 3, arbitrary: fc.constantFrom(0, 1000, 1000, 1000, 400) },
)

const running = fc.record({
  kind: fc.constant('running' as const),
  value: values,
  low: fc.constantFrom(undefined, undefined, 0.3, 0.6),
})

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({ kind: fc.constant('point' as const), value: fc.option(values, { freq: 12 }) }),
    },
    { weight: 3, arbitrary: running },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'look again' as const,
          'failed read' as const,
          'acknowledge' as const,
          'useful' as const,
          'noise' as const,
          'snooze' as const,
          'wake' as const,
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('stale' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 30 }) }),
    },
  ),
  { minLength: 5, maxLength: 80 },
)

const conditions: fc.Arbitrary<AlertCondition> = fc.constantFrom(
  below(500),
  above(1200),
  { kind: 'outside' as const, lower: 500, upper: 1200 },
  drops(30, 'previous'),
  drops(30),
  rises(30, 'previous'),
  unusual,
)

export const rules = fc.record({
  condition: conditions,
  forPoints: fc.integer({ min: 1, max: 3 }),
  mostReminders: fc.integer({ min: 0, max: 3 }),
})

export interface Lived {
  before: AlertMemory
  after: AlertMemory
  tell: readonly TellReason[]
  happening: Happening
  series: JudgedSeries
}

export const usual = bandDetector({ lower: 700, expected: 1000, upper: 1300 }, 3)
export const past = Array.from({ length: 21 }, () => 1000)

/** Every memory goes through JSON, as if the process had ended in between. */
export function live(
  rule: Partial<AlertDefinition>,
  interval: '5min' | 'day',
  happened: readonly Happening[],
): Lived[] {
  const definition = anAlertDefinition(rule)
  const stepMs = interval === 'day' ? 86_400_000 : 300_000
  const known: (number | null)[] = [...past]
  const lived: Lived[] = []
  let memory = emptyMemory
  let isHeld = false
  let leapMs = 0
  for (const [turn, happening] of happened.entries()) {
    if (happening.kind === 'point') known.push(happening.value)
    if (happening.kind === 'snooze' || happening.kind === 'wake') isHeld = happening.kind === 'snooze'
    if (happening.kind === 'time') leapMs += happening.hours * 3_600_000
    const newestMs = Date.UTC(2026, 0, 1) + known.length * stepMs
    const now = new Date(newestMs + stepMs + leapMs + turn)
    const series = seriesOf(known, happening, { interval, newestMs, stepMs })
    const before = memory
    const step = check({ definition, memory, series, now, isHeld, turn, happening })
    memory = alertMemorySchema.parse(JSON.parse(JSON.stringify(step.memory)))
    lived.push({ before, after: memory, tell: step.tell, happening, series })
  }
  return lived
}

function seriesOf(
  known: readonly (number | null)[],
  happening: Happening,
  { interval, newestMs, stepMs }: { interval: '5min' | 'day'; newestMs: number; stepMs: number },
): JudgedSeries {
  const at = (ms: number) => new Date(ms).toISOString()
  if (happening.kind === 'running')
    return aJudgedSeries([...known, happening.value], {
      interval,
      newest: at(newestMs + stepMs),
      isRunning: true,
    })
  if (happening.kind === 'stale' && known.length > 3)
    return aJudgedSeries(known.slice(0, -2), { interval, newest: at(newestMs - 2 * stepMs) })
  return aJudgedSeries(known, { interval, newest: at(newestMs) })
}

interface Check {
  definition: AlertDefinition
  memory: AlertMemory
  series: JudgedSeries
  now: Date
  isHeld: boolean
  turn: number
  happening: Happening
}

function check({ definition, memory, series, now, isHeld, turn, happening }: Check): {
  memory: AlertMemory
  tell: readonly TellReason[]
} {
  if (happening.kind === 'failed read') return { memory: afterFailedRead(memory), tell: [] }
  if (happening.kind === 'acknowledge' || happening.kind === 'useful' || happening.kind === 'noise')
    return { memory: press(memory, happening.kind, { by: 'U0ADA', now }).memory, tell: [] }
  const lastPoint = memory.groups[0]?.lastPoint
  const leaveOut = new Set(memory.groups[0]?.breaching)
  const low = happening.kind === 'running' ? happening.low : undefined
  const pace = low === undefined ? undefined : { time: '12:00', share: low + 0.1, low, weeks: 4 }
  const options = { lastPoint, leaveOut, now, timeZone: 'UTC', knownDays: new Set<string>(), pace }
  const evaluations = createEvaluator(usual)
    .evaluateAll(definition, series, options)
    .map((evaluation) => ({ group: '', evaluation }))
  return transition({ definition, memory, evaluations, now, isHeld, newIncidentId: `incident ${turn}` })
}
