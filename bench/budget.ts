import type { BenchRow } from './bench-row.ts'
import { liveDay, wholeDay, type DayOutcome } from './budget-day.ts'
import { sumOf, type Ledger } from './budget-ledger.ts'
import { benchOverhead } from './budget-overhead.ts'
import { benchFaultDay } from './fault-day.ts'
import { rowOf } from './row-of.ts'

/** A day of a company with three hundred alert rules, fifty digests and five hundred questions, against strict limits. */
export async function benchBudget(): Promise<readonly BenchRow[]> {
  const outcome = await liveDay(wholeDay)
  const { ledger } = outcome
  for (const problem of [...ledger.wrong, ...ledger.failed].slice(0, 20)) process.stderr.write(`${problem}\n`)
  return [...dayRows(outcome), ...(await benchOverhead()), ...(await benchFaultDay())]
}

function dayRows(outcome: DayOutcome): BenchRow[] {
  const { ledger, before, refusals } = outcome
  const counted = (name: string, value: number, note: string): BenchRow =>
    one(name, { value, unit: 'count', note })
  return [
    one('the day before: cost', {
      value: sumOf(before),
      unit: 'cost',
      note: 'everything is read for the first time',
    }),
    ...costRows(outcome),
    counted('refusals (429)', refusals.day, `${refusals.before} on the day before`),
    { ...rowOf('people wait, outside of bursts', 'ms', ledger.waits.quiet), note: 'virtual time' },
    { ...rowOf('people wait, 9:00 to 10:00', 'ms', ledger.waits.burst), note: 'virtual time' },
    counted(
      'answers compared, every number',
      ledger.compared,
      `${ledger.numbers} numbers; ${ledger.reused} answers reused, as of the moment they tell; ${ledger.failed.length} failed`,
    ),
    counted('answers with a wrong number', ledger.wrong.length, ''),
    counted('values that changed after settling', ledger.changed.size, changeNote(ledger)),
  ]
}

function changeNote({ changed, answersWithChanges }: Ledger): string {
  const values = [...changed.values()]
  const total = values.reduce((sum, { naive }) => sum + (naive ?? 0), 0)
  const off = values.reduce((sum, { naive, value }) => sum + Math.abs((naive ?? 0) - (value ?? 0)), 0)
  return `right when they were read; together ${off} of ${total}; shown in ${answersWithChanges} answers`
}

function costRows({ spent, ledger: { naiveCost: naive, answers } }: DayOutcome): BenchRow[] {
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

function one(name: string, { value, unit, note }: { value: number; unit: string; note: string }): BenchRow {
  return { name, unit, p50: value, p95: value, samples: 1, note }
}
