import type { BenchRow } from './bench-row.ts'

/** Rows as an aligned text table: suite, what, p50, p95, unit, samples, note. */
export function formatTable(rows: readonly (BenchRow & { suite: string })[]): string {
  const head = ['suite', 'what', 'p50', 'p95', 'unit', 'samples', 'note']
  const lines = rows.map((row) => [
    row.suite,
    row.name,
    formatFigure(row.p50),
    formatFigure(row.p95),
    row.unit,
    String(row.samples),
    row.note ?? '',
  ])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  )
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column >= 2 && column <= 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [head, widths.map((width) => '-'.repeat(width)), ...lines]
    .map((line) => `${format(line)}\n`)
    .join('')
}

function formatFigure(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value.toFixed(value >= 10 ? 1 : value >= 0.1 || value === 0 ? 2 : 3)
}
