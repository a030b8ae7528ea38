import type { BenchRow } from './bench-row.ts'
import { chaosRun, type ChaosOutcome } from './chaos-run.ts'
import { benchIdleTimetable } from './idle-timetable.ts'
import { benchLateness } from './lateness.ts'
import { twoProcesses } from './two-processes.ts'

/** Whether digests arrive once and on time: killed processes, a thousand at nine, a hundred thousand stored, two processes at once. */
export async function benchTimetable(): Promise<readonly BenchRow[]> {
  const idle = await benchIdleTimetable()
  const many = await benchLateness(1_000)
  const few = await benchLateness(50)
  const shared = await twoProcesses(200)
  const plan = { deliveries: 300, worlds: 6, seed: 1 }
  return [
    ...idle,
    ...many,
    ...few,
    counted('two processes, 200 slots: messages that stand twice', shared.duplicates + shared.repeats, {
      samples: shared.messages,
      note: `${shared.lost} lost; composed by each: ${shared.composed.join(' and ')}; ${(shared.tookMs / 1_000).toFixed(1)} s`,
    }),
    ...chaosRows('history readable', await chaosRun({ ...plan, isReadable: true })),
    ...chaosRows('history not readable', await chaosRun({ ...plan, isReadable: false })),
  ]
}

function chaosRows(where: string, outcome: ChaosOutcome): BenchRow[] {
  const { hit, kills, messages, lost, duplicates, repeats, needlessMarks } = outcome
  const interrupted = [...hit.values()].reduce((sum, count) => sum + count, 0)
  const moments = [...hit].toSorted(([, a], [, b]) => b - a).map(([moment, count]) => `${moment} ${count}`)
  const row = (name: string, value: number, note: string): BenchRow =>
    counted(`kill -9, ${where}: ${name}`, value, { samples: messages, note })
  return [
    row('deliveries interrupted', interrupted, `${kills} kills; ${moments.join(', ')}`),
    row('messages lost', lost, ''),
    row('messages doubled in silence', duplicates, ''),
    row(
      'messages sent again, marked',
      repeats,
      `${needlessMarks} more marked whose first one had not arrived`,
    ),
  ]
}

function counted(
  name: string,
  value: number,
  { samples, note }: { samples: number; note: string },
): BenchRow {
  return { name, unit: 'count', p50: value, p95: value, samples, note }
}
