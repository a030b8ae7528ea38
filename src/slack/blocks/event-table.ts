import type { EventSummary } from '../../query/event-catalogue.ts'
import { formatValue } from '../../result/format-value.ts'
import type { ResultTable, TableCell } from '../../result/result-table.ts'

/** The list of events as rows and columns, for `events as table` and `events as csv`. */
export function eventTable(events: readonly EventSummary[]): ResultTable {
  return {
    columns: [
      { name: 'Event', unit: undefined },
      { name: 'This week', unit: 'events' },
      { name: 'Change on last week', unit: 'events' },
      { name: 'Sent as', unit: undefined },
    ],
    rows: events.map(({ name, displayName, weeklyTotal, weeklyDelta }) => [
      { text: displayName, value: displayName },
      { text: formatValue(weeklyTotal, 'events'), value: weeklyTotal },
      changeCell(weeklyDelta),
      { text: name, value: name },
    ]),
  }
}

function changeCell(delta: number | undefined): TableCell {
  if (delta === undefined) return { text: '–', value: '' }
  const text = formatValue(delta, 'events')
  return { text: delta > 0 ? `+${text}` : text, value: delta }
}
