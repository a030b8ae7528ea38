import { propertyName } from '../describe-condition.ts'
import type { CompositionResult } from '../metric-result.ts'
import type { ResultTable } from '../result-table.ts'
import { sumOf } from '../series-figures.ts'
import { numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'

/** A row per value, largest first, with its share of all that are shown. */
export function compositionTable({ query, values }: CompositionResult): ResultTable {
  const total = sumOf(values.map(({ users }) => users))
  return {
    columns: [
      textColumn(propertyName(query.property)),
      numberColumn('Users', 'users'),
      numberColumn('Share', 'ratio'),
    ],
    rows: values.map(({ label, users }) => [
      textCell(label),
      numberCell(users, 'users'),
      numberCell(total === 0 ? undefined : users / total, 'ratio'),
    ]),
  }
}
