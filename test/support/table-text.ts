import type { ResultTable } from '../../src/result/result-table.ts'

/** A table as people read it, the names first. */
export function tableText({ columns, rows }: ResultTable): string[][] {
  return [columns.map(({ name }) => name), ...rows.map((row) => row.map(({ text }) => text))]
}
