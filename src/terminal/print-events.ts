import type { EventSummary } from '../query/event-catalogue.ts'
import type { EventListQuery } from '../query/query.ts'
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
  const found = events
    .filter((event) => isLike(event, query.search))
    .toSorted((a, b) => b.weeklyTotal - a.weeklyTotal)
  const like = query.search === undefined ? '' : ` like “${query.search}”`
  if (found.length === 0) return `No event${like} in ${project.name}.\n`
  const lines = alignColumns(columns, found.map(rowOf))
  return `${plural(found.length, 'event')}${like} in ${project.name}, this week so far\n\n${lines.join('\n')}\n`
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

function isLike({ name, displayName }: EventSummary, search: string | undefined): boolean {
  if (search === undefined) return true
  const wanted = search.toLowerCase()
  return [name, displayName].some((known) => known.toLowerCase().includes(wanted))
}
