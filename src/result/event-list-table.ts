import type { EventSummary } from '../query/event-catalogue.ts'
import { formatChange } from './format-value.ts'
import type { ResultTable, TableCell } from './result-table.ts'
import { numberCell, numberColumn, textCell, textColumn } from './table/table-cell.ts'

/** Events of a project, in the order given: this week's total, its change, and the raw name that questions send. */
export function eventListTable(events: readonly EventSummary[]): ResultTable {
  return {
    columns: [
      textColumn('Event'),
      numberColumn('This week', 'events'),
      numberColumn('Change', 'events'),
      textColumn('Raw name'),
    ],
    rows: events.map((event) => [
      textCell(event.displayName),
      numberCell(event.weeklyTotal, 'events'),
      changeCell(event),
      textCell(event.name),
    ]),
  }
}

/** Against the same part of last week, as Amplitude counts it. */
function changeCell({ weeklyTotal, weeklyDelta }: EventSummary): TableCell {
  if (weeklyDelta === undefined) return numberCell(undefined, 'events')
  return {
    text: formatChange(weeklyTotal - weeklyDelta, weeklyTotal, 'events').text,
    value: weeklyDelta,
  }
}
