import type { Column, ColumnFinder } from './cohort-table.ts'

export type RetentionMethod =
  /** Returned exactly in the interval, or in it or later; an interval is so many days long. */
  | { kind: 'n-day' | 'rolling'; daysPerColumn: number }
  /** Half-open ranges of days. */
  | { kind: 'bracket'; brackets: readonly (readonly [number, number])[] }

/** The columns of a table whose oldest cohort is so many days old: today's is among them. Brackets are always all there. */
export function columnsOf(method: RetentionMethod, ageDays: number): Column[] {
  if (method.kind === 'bracket') return method.brackets.map(([from, to]) => ({ from, to, closesAfter: to }))
  return Array.from({ length: columnCount(method, ageDays) }, (_, column) => {
    const closesAfter = (column + 1) * method.daysPerColumn
    return {
      from: column * method.daysPerColumn,
      to: method.kind === 'rolling' ? Infinity : closesAfter,
      closesAfter,
    }
  })
}

/** How many columns have begun for a cohort of this age. */
export function columnCount(method: RetentionMethod, ageDays: number): number {
  if (method.kind === 'bracket') return method.brackets.length
  return Math.max(0, Math.floor(ageDays / method.daysPerColumn) + 1)
}

export function columnFinder(method: RetentionMethod): ColumnFinder {
  switch (method.kind) {
    case 'n-day':
      return intervalsOf(method.daysPerColumn)
    case 'rolling':
      return (days) => {
        const last = Math.floor(
          days.reduce((latest, day) => Math.max(latest, day), -1) / method.daysPerColumn,
        )
        return Array.from({ length: last + 1 }, (_, column) => column)
      }
    case 'bracket':
      return (days) =>
        method.brackets.flatMap(([from, to], column) =>
          days.some((day) => day >= from && day < to) ? [column] : [],
        )
  }
}

function intervalsOf(daysPerColumn: number): ColumnFinder {
  if (daysPerColumn === 1) return (days) => days
  return (days) => [...new Set(days.map((day) => Math.floor(day / daysPerColumn)))]
}
