import { questionCost } from '../src/amplitude/question-cost.ts'
import { add, newLedger, type Ledger } from './budget-ledger.ts'
import { alertQuestions, digestQuestions, typedQuestions, type BenchQuestion } from './budget-questions.ts'
import { latencyMs, openBudgetWorld, type BudgetWorld } from './budget-world.ts'
import { judgeAnswer } from './judge-answer.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How busy the company is, and which hours of its day are lived. */
export interface DayPlan {
  /** Alert rules of each interval; they share twenty questions. */
  rules: number
  digests: number
  typed: number
  from: number
  to: number
}

/** Three hundred alert rules, fifty digests of four parts, five hundred questions of people. */
export const wholeDay: DayPlan = { rules: 100, digests: 50, typed: 500, from: 0, to: 24 }

export interface DayOutcome {
  ledger: Ledger
  /** Cost that was sent, by kind: on the day before, when everything was read for the first time, and on the day. */
  before: ReadonlyMap<string, number>
  spent: ReadonlyMap<string, number>
  refusals: { before: number; day: number }
}

const dayBefore = Date.parse('2026-11-23T04:00:00Z')
const midnight = Date.parse('2026-11-24T00:00:00Z')

/**
 * Lives a day against Amplitude at its strictest. The bot was started on the day before, and has read its questions a few
 * times; that reading is told by itself.
 */
export async function liveDay(plan: DayPlan): Promise<DayOutcome> {
  await using world = await openBudgetWorld(new Date(dayBefore).toISOString())
  const ledger = newLedger()
  planReadings(world, plan)
  await world.time.runUntil(midnight + plan.from * hourMs)
  const before = new Map(world.costs)
  const refusalsBefore = world.refusals()
  planDay(world, ledger, plan)
  await world.time.runUntil(midnight + (plan.to + 2) * hourMs)
  const spent = new Map([...world.costs].map(([kind, cost]) => [kind, cost - (before.get(kind) ?? 0)]))
  const refusals = { before: refusalsBefore, day: world.refusals() - refusalsBefore }
  return { ledger, before, spent, refusals }
}

function planReadings(world: BudgetWorld, { rules, digests }: DayPlan): void {
  const all = [
    ...Object.values(alertQuestions).flatMap((questions) => questions.slice(0, rules)),
    ...digestQuestions.slice(0, digests * 4),
  ]
  for (const hours of [0, 6, 12, 18])
    all.forEach((question, index) => {
      const instant = dayBefore + hours * hourMs + index * 30_000
      world.time.at(instant, () => void ask(world, newLedger(), question))
    })
}

/** Rules are spread over their twenty questions; people cluster at nine. */
function planDay(world: BudgetWorld, ledger: Ledger, day: DayPlan): void {
  const { fiveMinutes, hourly, daily } = alertQuestions
  const plan = (afterMidnightMs: number, question: BenchQuestion): void => {
    if (afterMidnightMs < day.from * hourMs || afterMidnightMs >= day.to * hourMs) return
    world.time.at(midnight + afterMidnightMs, () => void ask(world, ledger, question))
  }
  for (let rule = 0; rule < day.rules; rule += 1) {
    for (let slot = 0; slot < 288; slot += 1)
      plan(slot * 5 * minuteMs + 45_000 + (rule % 20) * 1000, at(fiveMinutes, rule))
    for (let hour = 0; hour < 24; hour += 1) plan(hour * hourMs + 2 * minuteMs + rule * 500, at(hourly, rule))
    plan(7 * hourMs + rule * 2000, at(daily, rule))
  }
  for (let digest = 0; digest < day.digests; digest += 1)
    for (let part = 0; part < 4; part += 1)
      plan(7.5 * hourMs + (digest % 6) * 15 * minuteMs, at(digestQuestions, digest * 3 + part))
  for (let typed = 0; typed < day.typed; typed += 1) {
    const isClustered = typed % 5 < 2
    const start = isClustered
      ? 9 * hourMs + ((typed * 7919) % 1200) * 1000
      : 8 * hourMs + ((typed * 7907) % 36_000) * 1000
    plan(start, at(typedQuestions, typed * 13))
  }
}

async function ask(
  world: BudgetWorld,
  ledger: Ledger,
  { query, kind, isAlert }: BenchQuestion,
): Promise<void> {
  const { clock, during } = world.time
  const askedAt = clock.now().getTime()
  // None of these questions compares, so this is one request for the whole range.
  add(ledger.naiveCost, kind, questionCost(query, clock.now(), 'UTC'))
  add(ledger.answers, kind, 1)
  try {
    const options = {
      priority: kind === 'people' ? ('person' as const) : ('timetable' as const),
      fairnessKey: kind,
      wholeRange: isAlert ? ('left out' as const) : ('asked' as const),
    }
    const result = await world.inNameOf(kind, () => world.source.answer(query, never, options))
    if (kind === 'people') noteWait(ledger, askedAt, clock.now().getTime() - askedAt - latencyMs)
    const verdict = await during(judgeAnswer(world, { query, result, askedAt, mayLeaveOut: isAlert }))
    ledger.compared += 1
    ledger.numbers += verdict.compared
    if (result.computedAt.getTime() < askedAt) ledger.reused += 1
    if (verdict.flaw !== undefined) ledger.wrong.push(`${kind}, ${JSON.stringify(query)}: ${verdict.flaw}`)
    if (verdict.changed.length > 0) ledger.answersWithChanges += 1
    for (const value of verdict.changed)
      ledger.changed.set(JSON.stringify([{ ...query, range: '' }, value.series, value.label]), value)
  } catch (error) {
    ledger.failed.push(`${kind}: ${String(error)}`)
  }
}

const never = new AbortController().signal

function noteWait({ waits }: Ledger, askedAt: number, waitedMs: number): void {
  const hour = (askedAt - midnight) / hourMs
  const list = hour >= 9 && hour < 10 ? waits.burst : waits.quiet
  list.push(Math.max(0, waitedMs))
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}
