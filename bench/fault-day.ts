import { UpstreamError } from '../src/errors.ts'
import type { BenchRow } from './bench-row.ts'
import { alertQuestions, typedQuestions, type BenchQuestion } from './budget-questions.ts'
import { openBudgetWorld, type BudgetWorld } from './budget-world.ts'
import { faultsAtRandom, faultsInTurn, type PlannedFault } from './fault-plan.ts'
import { judgeAnswer } from './judge-answer.ts'

const minuteMs = 60_000
const begin = Date.parse('2026-11-24T00:00:00Z')

/** What became of the questions of a day of faults. */
export interface FaultOutcome {
  right: number
  wrong: string[]
  /** Last known numbers, told with their age, and answers told to be incomplete. */
  old: number
  incomplete: number
  /** Told as failures. */
  refused: number
  /** Without any end. */
  hanging: number
  /** Real ms that the longest request took, of the deadline's. */
  longestRequestMs: number
  openings: number
  closings: number
  faults: number
}

const deadlineMs = 120

/** Every fault in turn, then all of them at random until the day is over: nothing wrong may pass. */
export async function benchFaultDay(): Promise<BenchRow[]> {
  const inTurn = faultsInTurn()
  const from = Math.max(...inTurn.map(({ to }) => to)) + 15
  const outcome = await liveFaults([...inTurn, ...faultsAtRandom(11, { from, to: 24 * 60 - 30 })])
  for (const problem of outcome.wrong.slice(0, 20)) process.stderr.write(`${problem}\n`)
  return rowsOf(outcome)
}

/** Asks three questions every two minutes while faults come and go, and once more when they are over. */
export async function liveFaults(faults: readonly PlannedFault[]): Promise<FaultOutcome> {
  await using world = await openBudgetWorld(new Date(begin).toISOString(), { timeoutMs: deadlineMs })
  const outcome = newOutcome(faults.length)
  const last = Math.max(...faults.map(({ to }) => to)) + 30
  for (const minute of new Set(faults.flatMap(({ from, to }) => [from, to])))
    world.time.at(
      begin + minute * minuteMs,
      () => void world.time.during(switchFaults(world, faults, minute)),
    )
  const breaker = { isOpen: false }
  for (let minute = 0; minute < last; minute += 2)
    world.time.at(begin + minute * minuteMs + 500, () => {
      askSome(world, outcome, minute)
      void watch(world, outcome, breaker)
    })
  await world.time.runUntil(begin + (last + 6 * 60) * minuteMs)
  outcome.longestRequestMs = world.time.longestRequestMs()
  return outcome
}

function newOutcome(faults: number): FaultOutcome {
  const none = { right: 0, old: 0, incomplete: 0, refused: 0, hanging: 0, openings: 0, closings: 0 }
  return { ...none, wrong: [], longestRequestMs: 0, faults }
}

/** A later fault of the same route stands before an earlier one. */
async function switchFaults(
  { simulator }: BudgetWorld,
  faults: readonly PlannedFault[],
  minute: number,
): Promise<void> {
  await simulator.clearFaults()
  for (const { from, to, route, kind } of faults)
    if (from <= minute && minute < to) await simulator.setFault({ route, kind })
}

function askSome(world: BudgetWorld, outcome: FaultOutcome, minute: number): void {
  const some = [
    { question: typedQuestions[(minute * 7) % typedQuestions.length], priority: 'person' as const },
    { question: alertQuestions.daily[minute % 20], priority: 'timetable' as const },
    { question: alertQuestions.hourly[(minute * 3) % 20], priority: 'timetable' as const },
  ]
  for (const { question, priority } of some)
    if (question !== undefined) void ask(world, outcome, { question, priority })
}

interface Asking {
  question: BenchQuestion
  priority: 'person' | 'timetable'
}

async function ask(world: BudgetWorld, outcome: FaultOutcome, { question, priority }: Asking): Promise<void> {
  const { query, isAlert } = question
  const { clock, during } = world.time
  const askedAt = clock.now().getTime()
  outcome.hanging += 1
  try {
    const wholeRange = isAlert ? ('left out' as const) : ('asked' as const)
    const options = { priority, wholeRange }
    const result = await world.source.answer(query, new AbortController().signal, options)
    const caveats = new Set(result.caveats.map(({ kind }) => kind))
    if (caveats.has('realtimeMissing') || caveats.has('pruned')) outcome.incomplete += 1
    else if (caveats.has('outage')) outcome.old += 1
    else {
      const verdict = await during(judgeAnswer(world, { query, result, askedAt, mayLeaveOut: isAlert }))
      if (verdict.flaw === undefined) outcome.right += 1
      else outcome.wrong.push(`${clock.now().toISOString()} ${JSON.stringify(query)}: ${verdict.flaw}`)
    }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    outcome.refused += 1
  } finally {
    outcome.hanging -= 1
  }
}

async function watch(world: BudgetWorld, outcome: FaultOutcome, breaker: { isOpen: boolean }): Promise<void> {
  const [project] = (await world.source.status()).projects
  const isOpen = project?.health.state === 'open'
  if (isOpen && !breaker.isOpen) outcome.openings += 1
  if (!isOpen && breaker.isOpen) outcome.closings += 1
  breaker.isOpen = isOpen
}

function rowsOf(outcome: FaultOutcome): BenchRow[] {
  const row = (name: string, value: number, note = ''): BenchRow => ({
    name: `faults: ${name}`,
    unit: 'count',
    p50: value,
    p95: value,
    samples: 1,
    note,
  })
  const { right, wrong, old, incomplete, refused, hanging, openings, closings } = outcome
  const honest = `${old} last known with their age, ${incomplete} marked as incomplete, ${refused} told as failures`
  return [
    row('switched on', outcome.faults, 'each of the seven in turn, then at random on one route or all'),
    row('right answers', right, honest),
    row('wrong answers', wrong.length),
    row('questions without any end', hanging),
    {
      ...row('longest request', outcome.longestRequestMs, `real time; the deadline was ${deadlineMs} ms`),
      unit: 'ms',
    },
    row('circuit opened', openings, `closed ${closings} times`),
  ]
}
