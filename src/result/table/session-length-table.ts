import type { SessionLengthGroup, SessionLengthResult } from '../metric-result.ts'
import type { ResultTable, TableCell, TableColumn } from '../result-table.ts'
import { binName, sessionCount } from '../session-length-figures.ts'
import { numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'

/** A row per bin: sessions and their share, for each group and its comparison. */
export function sessionLengthTable({ bins, groups, comparison }: SessionLengthResult): ResultTable {
  const sides = groups.flatMap((group) => {
    const earlier = comparison?.groups.find(({ label }) => label === group.label)
    const name = nameOf(group)
    if (comparison === undefined || earlier === undefined) return [{ name, group }]
    return [
      { name, group },
      { name: `${name}, ${comparison.label}`, group: earlier },
    ]
  })
  return {
    columns: [textColumn('Length'), ...sides.flatMap(({ name }) => sideColumns(name))],
    rows: bins.map((bin, position) => [
      textCell(binName(bin)),
      ...sides.flatMap(({ group }) => sideCells(group, position)),
    ]),
  }
}

function nameOf({ label }: SessionLengthGroup): string {
  return label === '' ? 'Sessions' : label
}

function sideColumns(name: string): TableColumn[] {
  return [numberColumn(name, 'events'), numberColumn(`${name}, share`, 'ratio')]
}

function sideCells(group: SessionLengthGroup, position: number): TableCell[] {
  const count = group.counts[position]
  const total = sessionCount(group)
  return [
    numberCell(count, 'events'),
    numberCell(count === undefined || total === 0 ? undefined : count / total, 'ratio'),
  ]
}
