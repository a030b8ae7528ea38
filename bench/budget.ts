import { questionCost } from '../src/amplitude/question-cost.ts'
import type { PeopleQuery } from '../src/query/query.ts'
import type { BenchRow } from './bench-row.ts'
import { alertQuestions, digestQuestions, typedQuestions, type BenchQuestion } from './budget-questions.ts'
import { latencyMs, openBudgetWorld, sameNumbers, type BudgetWorld } from './budget-world.ts'
import { benchFaultDay } from './fault-day.ts'
import { rowOf } from './row-of.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A day of a company with three hundred alert rules, fifty digests and five hundred questions, against strict limits. */
export async function benchBudget(): Promise<readonly BenchRow[]> {
  const day = await benchDay()
  return [...day, ...(await benchOverhead()), ...(await benchFaultDay())]
}

interface Ledger {
  naiveCost: Map<string, number>
  answers: Map<string, number>
  waits: { quiet: number[]; burst: number[] }
  compared: number
  wrong: number
  failed: number
}

const dayBefore = '2026-11-23T04:00:00Z'
const midnight = Date.parse('2026-11-24T00:00:00Z')

async function benchDay(): Promise<BenchRow[]> {
  await using world = await openBudgetWorld(dayBefore)
  // The bot was started on the day before and has read its questions a few times; that reading is told by itself.
  const all = [...Object.values(alertQuestions).flat(), ...digestQuestions]
  for (const hours of [0, 6, 12, 18])
    all.forEach((question, index) => {
      const instant = Date.parse(dayBefore) + hours * hourMs + index * 30_000
      world.time.at(instant, () => void ask(world, newLedger(), { question, isCompared: false }))
    })
  await world.time.runUntil(midnight)
  const before = new Map(world.costs)
  const refusalsBefore = world.refusals()
  const ledger = newLedger()
  planDay(world, ledger)
  await world.time.runUntil(midnight + dayMs + 2 * hourMs)
  const counts = `${ledger.wrong} differ, ${ledger.failed} failed`
  return [
    one('the day before: cost', {
      value: sumOf(before),
      unit: 'cost',
      note: 'everything is read for the first time',
    }),
    ...costRows(world, ledger, before),
    one('refusals (429)', {
      value: world.refusals() - refusalsBefore,
      unit: 'count',
      note: `${refusalsBefore} on the day before`,
    }),
    { ...rowOf('people wait, outside of bursts', 'ms', ledger.waits.quiet), note: 'virtual time' },
    { ...rowOf('people wait, 9:00 to 10:00', 'ms', ledger.waits.burst), note: 'virtual time' },
    one('answers compared with naive ones', { value: ledger.compared, unit: 'count', note: counts }),
  ]
}

/** The five-minute rules run from 8:00 to 11:00, around the burst: all day long they would make the bench take several minutes more. */
const firstSlot = 96
const lastSlot = 132

/** Rules are spread over their twenty questions; people cluster at nine. */
function planDay(world: BudgetWorld, ledger: Ledger): void {
  const { fiveMinutes, hourly, daily } = alertQuestions
  const plan = (instant: number, question: BenchQuestion, isCompared: boolean): void =>
    world.time.at(instant, () => void ask(world, ledger, { question, isCompared }))
  for (let rule = 0; rule < 100; rule += 1) {
    const isFirst = rule < 20
    for (let slot = firstSlot; slot < lastSlot; slot += 1)
      plan(
        midnight + slot * 5 * minuteMs + 45_000 + (rule % 20) * 1000,
        at(fiveMinutes, rule),
        isFirst && slot % 24 === rule,
      )
    for (let hour = 0; hour < 24; hour += 1)
      plan(
        midnight + hour * hourMs + 2 * minuteMs + rule * 500,
        at(hourly, rule),
        isFirst && hour % 4 === rule % 4,
      )
    plan(midnight + 7 * hourMs + rule * 2000, at(daily, rule), isFirst)
  }
  for (let digest = 0; digest < 50; digest += 1)
    for (let part = 0; part < 4; part += 1) {
      const start = midnight + 7.5 * hourMs + (digest % 6) * 15 * minuteMs
      plan(start, at(digestQuestions, digest * 3 + part), digest < 10)
    }
  for (let typed = 0; typed < 500; typed += 1) {
    const isClustered = typed % 5 < 2
    const start = isClustered
      ? 9 * hourMs + ((typed * 7919) % 1200) * 1000
      : 8 * hourMs + ((typed * 7907) % 36_000) * 1000
    plan(midnight + start, at(typedQuestions, typed * 13), typed % 3 === 0)
  }
}

interface Asking {
  question: BenchQuestion
  isCompared: boolean
}

async function ask(world: BudgetWorld, ledger: Ledger, { question, isCompared }: Asking): Promise<void> {
  const { query, kind, isAlert } = question
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
    const waitedMs = Math.max(0, clock.now().getTime() - askedAt - latencyMs)
    const hour = (askedAt - midnight) / hourMs
    if (kind === 'people') (hour >= 9 && hour < 10 ? ledger.waits.burst : ledger.waits.quiet).push(waitedMs)
    if (!isCompared) return
    ledger.compared += 1
    if (!sameNumbers(result, await during(world.naive(query)))) ledger.wrong += 1
  } catch (error) {
    ledger.failed += 1
    process.stderr.write(`${kind}: ${String(error)}\n`)
  }
}

const never = new AbortController().signal

function costRows(
  { costs }: BudgetWorld,
  { naiveCost: naive, answers }: Ledger,
  before: ReadonlyMap<string, number>,
): BenchRow[] {
  const spent = new Map(
    [...naive.keys()].map((kind) => [kind, (costs.get(kind) ?? 0) - (before.get(kind) ?? 0)]),
  )
  const rowFor = (name: string, kinds: readonly string[]): BenchRow => {
    const total = (of: ReadonlyMap<string, number>): number =>
      kinds.reduce((sum, kind) => sum + (of.get(kind) ?? 0), 0)
    const note = `${total(answers)} answers, cost ${total(spent)} instead of ${total(naive)}`
    return one(`times below naive: ${name}`, {
      value: total(naive) / Math.max(1, total(spent)),
      unit: 'x',
      note,
    })
  }
  return [
    ...[...naive.keys()].map((kind) => rowFor(kind, [kind])),
    rowFor('daily and hourly on the timetable', ['alerts, hourly', 'alerts, daily', 'digests']),
    rowFor('in total', [...naive.keys()]),
  ]
}

/** How long the whole layer takes where nothing has to be asked, in real time. */
async function benchOverhead(): Promise<BenchRow[]> {
  await using world = await openBudgetWorld('2026-11-23T12:00:00Z', { shortBudget: 'running' })
  const reused: PeopleQuery | undefined = typedQuestions.find(({ query }) => query.kind === 'funnel')?.query
  const first = alertQuestions.daily.find(({ query }) => query.kind === 'event')?.query
  if (reused === undefined || first === undefined) throw new Error('the questions are not there')
  const year: PeopleQuery = { ...first, range: { kind: 'between', from: '2025-11-01', to: '2026-10-31' } }
  return [
    await overheadRow(world, 'an answer that is fresh enough', reused),
    await overheadRow(world, '365 daily points from history', year),
  ]
}

async function overheadRow(world: BudgetWorld, name: string, query: PeopleQuery): Promise<BenchRow> {
  const answer = () => world.source.answer(query, never, { wholeRange: 'left out' })
  const first = answer()
  await world.time.runUntil(world.time.clock.now().getTime() + minuteMs)
  await first
  const samples: number[] = []
  for (let round = 0; round < overheadRounds; round += 1) {
    const startedAt = performance.now()
    await answer()
    samples.push(performance.now() - startedAt)
  }
  return rowOf(name, 'ms', samples)
}

const overheadRounds = 300

function newLedger(): Ledger {
  return {
    naiveCost: new Map(),
    answers: new Map(),
    waits: { quiet: [], burst: [] },
    compared: 0,
    wrong: 0,
    failed: 0,
  }
}

function one(name: string, { value, unit, note }: { value: number; unit: string; note: string }): BenchRow {
  return { name, unit, p50: value, p95: value, samples: 1, note }
}

function sumOf(values: ReadonlyMap<string, number>): number {
  return [...values.values()].reduce((sum, value) => sum + value, 0)
}

function add(values: Map<string, number>, key: string, value: number): void {
  values.set(key, (values.get(key) ?? 0) + value)
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}
