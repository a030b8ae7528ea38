import type { Report } from './report.ts'

/** Adds to the small print what was read differently from how it was typed, such as `JP = Japan`. */
export function withNotes(report: Report, notes: readonly string[]): Report {
  return notes.length === 0 ? report : { ...report, context: [...report.context, ...notes] }
}
