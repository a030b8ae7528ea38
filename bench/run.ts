import { formatTable } from './format-table.ts'
import type { BenchRow } from './bench-row.ts'

/**
 * `npm run bench [-- answers|pictures|simulator|budget|timetable|detection|evaluation]`: every figure as a JSON line while it is measured, then a table.
 * Figures from one run belong together; compare ratios within a run, not absolute times between machines.
 */
const suites: Record<string, () => Promise<readonly BenchRow[]>> = {
  answers: async () => (await import('./answers.ts')).benchAnswers(),
  pictures: async () => (await import('./pictures.ts')).benchPictures(),
  budget: async () => (await import('./budget.ts')).benchBudget(),
  timetable: async () => (await import('./timetable.ts')).benchTimetable(),
  detection: async () => (await import('./alerts-detection.ts')).benchDetection(),
  evaluation: async () => (await import('./alerts-evaluation.ts')).benchEvaluation(),
  simulator: async () => (await import('./simulator.ts')).benchSimulator(),
}

const wanted = process.argv[2]
if (wanted !== undefined && suites[wanted] === undefined) {
  process.stderr.write(`There is no bench "${wanted}": ${Object.keys(suites).join(', ')}.\n`)
  process.exitCode = 2
} else {
  const rows: (BenchRow & { suite: string })[] = []
  for (const [suite, measure] of Object.entries(suites)) {
    if (wanted !== undefined && wanted !== suite) continue
    for (const row of await measure()) {
      rows.push({ suite, ...row })
      process.stdout.write(`${JSON.stringify({ suite, ...row })}\n`)
    }
  }
  process.stdout.write(`\n${formatTable(rows)}`)
}
