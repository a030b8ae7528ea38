import type { EventListQuery } from '../query/query.ts'
import { searchEvents } from '../query/search-events.ts'
import { csvOf } from '../result/csv.ts'
import { eventListTable } from '../result/event-list-table.ts'
import { plural } from '../result/format-value.ts'
import type { MetricSource } from '../result/metric-source.ts'
import { printTable } from './print-table.ts'

/** `events`, `events search as csv`: the project's events with this week's totals, the busiest first. Throws `UpstreamError`. */
export async function printEvents(
  { source }: { source: MetricSource },
  { query, isJson }: { query: EventListQuery; isJson: boolean },
  signal: AbortSignal,
): Promise<string> {
  const project = source.projectOf(query)
  const found = searchEvents(await source.listEvents(project, signal), query.search)
  if (isJson) return `${JSON.stringify(found.events, undefined, 2)}\n`
  const count = found.events.length
  const table = eventListTable(found.events)
  if (query.output === 'csv') return csvOf(table)
  const wanted = query.search === undefined ? '' : ` ${found.isExact ? 'with' : 'like'} “${query.search}”`
  if (count === 0) return `No event${wanted} in ${project.name}.\n`
  const lines = printTable(table)
  return `${plural(count, 'event')}${wanted} in ${project.name}, this week so far\n\n${lines.join('\n')}\n`
}
