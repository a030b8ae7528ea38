import type { DemoFaultKind } from '../src/demo/slack/page-protocol.ts'
import { UpstreamError } from '../src/errors.ts'
import type { BenchRow } from './bench-row.ts'
import { alertQuestions, typedQuestions } from './budget-questions.ts'
import { openBudgetWorld, sameNumbers, type BudgetWorld } from './budget-world.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const faults: readonly DemoFaultKind[] = [
  'serverError',
  'gatewayTimeout',
  'truncated',
  'incomplete',
  'hang',
  'concurrentLimit',
  'rateLimit',
]

interface FaultLedger {
  right: number
  wrong: number
  old: number
  incomplete: number
  refused: number
  hanging: number
}

/** Every fault in turn, then at random, half an hour each with ten minutes of health between: nothing wrong may pass. */
export async function benchFaultDay(): Promise<BenchRow[]> {
  const start = '2026-11-24T00:00:00Z'
  await using world = await openBudgetWorld(start, { timeoutMs: 60 })
  const ledger: FaultLedger = { right: 0, wrong: 0, old: 0, incomplete: 0, refused: 0, hanging: 0 }
  const begin = Date.parse(start)
  const openings = { count: 0, closings: 0, isOpen: false }
  for (let period = 0; period < periods; period += 1) {
    const at = begin + period * 40 * minuteMs
    const kind = faults[period < faults.length ? period : (period * 5 + 3) % faults.length] ?? 'serverError'
    world.time.at(
      at + 10 * minuteMs,
      () => void world.time.during(world.simulator.setFault({ route: '*', kind })),
    )
    world.time.at(at + 40 * minuteMs - 1, () => void world.time.during(world.simulator.clearFaults()))
    for (let minute = 0; minute < 40; minute += 2)
      world.time.at(at + minute * minuteMs + 500, () => {
        void askSome(world, ledger, period * 40 + minute)
        void watch(world, openings)
      })
  }
  await world.time.runUntil(begin + 24 * hourMs)
  await world.time.runUntil(begin + 30 * hourMs)
  return rowsOf(ledger, openings)
}

const periods = 36

async function askSome(world: BudgetWorld, ledger: FaultLedger, turn: number): Promise<void> {
  const questions = [
    { question: typedQuestions[(turn * 7) % typedQuestions.length], priority: 'person' as const },
    { question: alertQuestions.daily[turn % 20], priority: 'timetable' as const },
    { question: alertQuestions.hourly[(turn * 3) % 20], priority: 'timetable' as const },
  ]
  await Promise.all(
    questions.map(async ({ question, priority }) => {
      if (question === undefined) return
      ledger.hanging += 1
      const { query, isAlert } = question
      const wholeRange = isAlert ? ('left out' as const) : ('asked' as const)
      try {
        const result = await world.source.answer(query, new AbortController().signal, {
          priority,
          wholeRange,
        })
        const kinds = new Set(result.caveats.map(({ kind }) => kind))
        if (kinds.has('realtimeMissing') || kinds.has('pruned')) ledger.incomplete += 1
        else if (kinds.has('outage')) ledger.old += 1
        else if (sameNumbers(result, await world.time.during(world.naive(query)))) ledger.right += 1
        else ledger.wrong += 1
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error
        ledger.refused += 1
      } finally {
        ledger.hanging -= 1
      }
    }),
  )
}

async function watch(
  world: BudgetWorld,
  openings: { count: number; closings: number; isOpen: boolean },
): Promise<void> {
  const [project] = (await world.source.status()).projects
  const isOpen = project?.health.state === 'open'
  if (isOpen && !openings.isOpen) openings.count += 1
  if (!isOpen && openings.isOpen) openings.closings += 1
  openings.isOpen = isOpen
}

function rowsOf(ledger: FaultLedger, { count, closings }: { count: number; closings: number }): BenchRow[] {
  const row = (name: string, value: number, note = ''): BenchRow => ({
    name: `faults: ${name}`,
    unit: 'count',
    p50: value,
    p95: value,
    samples: 1,
    note,
  })
  const honest = `${ledger.old} last known with their age, ${ledger.incomplete} marked as incomplete, ${ledger.refused} told as failures`
  return [
    row('right answers', ledger.right, honest),
    row('wrong answers', ledger.wrong),
    row('questions without any end', ledger.hanging),
    row('circuit opened', count, `closed ${closings} times`),
  ]
}
