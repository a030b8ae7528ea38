import type { Report } from '../report/report.ts'
import { csvOf } from '../result/csv.ts'
import { headlineInWords } from '../result/headline-in-words.ts'
import { printTable } from './print-table.ts'

/** A report as plain text, in the order in which Slack shows it; the numbers alone for `as csv`, and below for `as table`. */
export function printReport(report: Report): string {
  const { summary, query } = report
  if (query.output === 'csv') return csvOf(report.table)
  const change = summary.change === undefined ? '' : `   ${summary.change.text} ${summary.change.versus}`
  const lines = [
    summary.title,
    summary.subtitle,
    '',
    `${headlineInWords(summary.headline)}${change}`,
    ...(report.sparkline === '' ? [] : [report.sparkline]),
    '',
    ...summary.sentences,
    '',
    ...(query.output === 'table' ? [...printTable(report.table), ''] : []),
    ...report.context,
    `/amp ${report.canonicalText}`,
  ]
  return `${lines.join('\n')}\n`
}

/** A report as JSON for other programs: the question, the result with all numbers, and what was said about it. */
export function reportAsJson(report: Report): string {
  const { query, canonicalText, result, summary, context, picture } = report
  const { query: _, ...numbers } = result
  return `${JSON.stringify(
    { question: canonicalText, query, result: numbers, summary, context, altText: picture?.altText },
    undefined,
    2,
  )}\n`
}
