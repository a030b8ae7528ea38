import type { EventSummary } from '../query/event-catalogue.ts'
import type { EventListQuery } from '../query/query.ts'
import { searchEvents } from '../query/search-events.ts'
import { formatChange, formatValue, plural } from '../result/format-value.ts'
import type { MetricSource } from '../result/metric-source.ts'
import { alignColumns } from './align-columns.ts'

/** `events`, `events search`: the project's events with this week's totals, the busiest first. Throws `UpstreamError`. */
export async function listEventsInWords(
  { source }: { source: MetricSource },
  query: EventListQuery,
  signal: AbortSignal,
): Promise<string> {
  const project = source.projectOf(query)
  const events = await source.listEvents(project, signal)
  const found = searchEvents(events, query.search)
  const count = found.events.length
  const wanted = query.search === undefined ? '' : ` ${found.isExact ? 'with' : 'like'} “${query.search}”`
  if (count === 0) return `No event${wanted} in ${project.name}.\n`
  const lines = alignColumns(columns, found.events.map(rowOf))
  return `${plural(count, 'event')}${wanted} in ${project.name}, this week so far\n\n${lines.join('\n')}\n`
}

const columns = [
  { name: 'Event', isNumeric: false },
  { name: 'This week', isNumeric: true },
  { name: 'Change', isNumeric: true },
  { name: 'Raw name', isNumeric: false },
]

/** The change is what Amplitude counts against the same part of last week. */
function rowOf({ name, displayName, weeklyTotal, weeklyDelta }: EventSummary): string[] {
  const change =
    weeklyDelta === undefined ? '' : formatChange(weeklyTotal - weeklyDelta, weeklyTotal, 'events').text
  return [displayName, formatValue(weeklyTotal, 'events'), change, displayName === name ? '' : name]
}
