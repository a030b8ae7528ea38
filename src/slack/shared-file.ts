import type { Report } from '../report/report.ts'
import { csvOf } from '../result/csv.ts'

/** A file to be handed to people, with the name under which they keep it. */
export interface SharedFile {
  name: string
  content: string
}

const longestName = 80

/** The numbers of a report as CSV, named after the question: `dau-last-30d-by-platform.csv`. */
export function csvFile({ canonicalText, table }: Pick<Report, 'canonicalText' | 'table'>): SharedFile {
  const words = canonicalText
    .replace(/\b(?:as csv|private)\b/g, '')
    .replace(/&[a-z]{2,4};/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '')
  return { name: `${words || 'numbers'}.csv`, content: csvOf(table) }
}
