import type { PeopleQuery } from '../src/query/query.ts'
import type { BenchRow } from './bench-row.ts'
import { alertQuestions, typedQuestions } from './budget-questions.ts'
import { openBudgetWorld, type BudgetWorld } from './budget-world.ts'
import { rowOf } from './row-of.ts'

/** How long the whole layer takes where nothing has to be asked, in real time. */
export async function benchOverhead(): Promise<BenchRow[]> {
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
  await world.time.runUntil(world.time.clock.now().getTime() + 60_000)
  await first
  const samples: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    await answer()
    samples.push(performance.now() - startedAt)
  }
  return rowOf(name, 'ms', samples)
}

const rounds = 300
const never = new AbortController().signal
