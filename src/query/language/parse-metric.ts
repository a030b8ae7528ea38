import type { EventMetric } from '../query.ts'
import { needsMore } from './needs-more.ts'
import { readProperty, writeProperty } from './property.ts'
import type { TokenReader } from './token-reader.ts'

const plainMetrics = { uniques: 'uniques', totals: 'totals', '%dau': 'dauShare' } as const
const propertyMetrics = { sum: 'sum', avg: 'mean', average: 'mean', histogram: 'histogram' } as const

/** Reads `totals`, `%dau`, `sum of price`; a bare property is the event's. */
export function parseMetric(reader: TokenReader): EventMetric {
  const keyword = reader.take()
  if (isKey(keyword.key, plainMetrics)) return { kind: plainMetrics[keyword.key] }
  if (keyword.key === 'average' && reader.peek().key !== 'of') return { kind: 'average' }
  const kind = isKey(keyword.key, propertyMetrics) ? propertyMetrics[keyword.key] : 'sum'
  const property = reader.takeIf('of') ? readProperty(reader, 'split property', 'event') : undefined
  if (property === undefined) throw needsMore(reader, 'metric', reader.spanFrom(keyword.span.start))
  if (property.of === 'event') return { kind, property }
  throw reader.error(
    `“${property.name}” is a property of people: \`${keyword.key} of\` needs a number on the event, such as \`${keyword.key} of price\`.`,
    reader.placeOf(property),
  )
}

/** The metric in the words that `parseMetric` reads; empty for the default. */
export function writeMetric(metric: EventMetric): string {
  switch (metric.kind) {
    case 'uniques':
      return ''
    case 'totals':
    case 'average':
      return metric.kind
    case 'dauShare':
      return '%dau'
    case 'sum':
    case 'histogram':
    case 'mean':
      return `${metric.kind === 'mean' ? 'avg' : metric.kind} of ${writeProperty(metric.property, 'split property', 'event')}`
  }
}

function isKey<Table extends object>(key: PropertyKey, table: Table): key is keyof Table {
  return Object.hasOwn(table, key)
}
