import { formatTable } from './format-table.ts'
import type { BenchRow } from './bench-row.ts'

/**
 * `npm run bench`, or one of its suites: `npm run bench -- answers|pictures|budget|timetable|detection|evaluation|alerts|simulator`. Every
 * figure is a JSON line while it is measured; a table of all of them follows, and the most telling ones as sentences. Of alerts: `detection` is how right and how dear the
 * detectors are, `evaluation` ten thousand rules in one pass, `alerts` a virtual month of rules.
 * Figures from one run belong together; compare ratios within a run, not absolute times between machines.
 */
const suites: Record<string, () => Promise<readonly BenchRow[]>> = {
  answers: async () => (await import('./answers.ts')).benchAnswers(),
  pictures: async () => (await import('./pictures.ts')).benchPictures(),
  budget: async () => (await import('./budget.ts')).benchBudget(),
  timetable: async () => (await import('./timetable.ts')).benchTimetable(),
  detection: async () => (await import('./alerts-detection.ts')).benchDetection(),
  evaluation: async () => (await import('./alerts-evaluation.ts')).benchEvaluation(),
  alerts: async () => (await import('./alerts-month.ts')).benchAlertsMonth(),
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
  const sentences = rows.flatMap(({ suite, inShort }) =>
    inShort === undefined ? [] : `${suite}: ${inShort}`,
  )
  if (sentences.length > 0) process.stdout.write(`\n${sentences.join('\n')}\n`)
}
