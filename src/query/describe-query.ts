import { shortestTiming } from './language/defaults.ts'
import type { KindDefinition } from './language/kinds/kind-definition.ts'
import { kinds } from './language/kinds/kinds.ts'
import { writeName } from './language/name.ts'
import { escapeText } from './language/normalize-text.ts'
import { writeRange } from './language/parse-range.ts'
import { writeConditions } from './language/people-condition.ts'
import { writeProperty } from './language/property.ts'
import { intervalWord } from './language/interval-words.ts'
import type { Query } from './query.ts'

/**
 * The canonical text of a query: the same for equal queries, without defaults, with quotes only where needed. Parsing it
 * gives the query again.
 */
export function describeQuery(query: Query): string {
  const { kind, head } = kindOf(query)
  const clauses = [
    query.where.length === 0 ? '' : `where ${writeConditions(query.where)}`,
    ...query.segments.map((conditions) => `segment ${writeConditions(conditions)}`),
    query.groupBy.length === 0 ? '' : `by ${writeGroupBy(query)}`,
    writeTiming(kind, query),
    query.top === undefined ? '' : `top ${query.top}`,
    query.comparison === undefined ? '' : `vs ${query.comparison}`,
    query.project === undefined ? '' : `project ${writeName(query.project, 'project')}`,
    query.output === 'picture' ? '' : `as ${query.output}`,
    query.isPrivate ? 'private' : '',
  ]
  return escapeText([head, ...clauses].filter((part) => part !== '').join(' '))
}

function kindOf(query: Query): { kind: KindDefinition; head: string } {
  for (const kind of kinds) {
    const head = kind.writeHead(query)
    if (head !== undefined) return { kind, head }
  }
  throw new Error(`No kind of question describes a ${query.kind} query by ${query.interval}.`)
}

function writeGroupBy(query: Query): string {
  return query.groupBy.map((property) => writeProperty(property, 'split property', 'user')).join(', ')
}

function writeTiming(kind: KindDefinition, query: Query): string {
  const { range, interval } = shortestTiming(kind, { range: query.range, interval: query.interval })
  const words = [
    interval === undefined ? '' : intervalWord(interval),
    range === undefined ? '' : writeRange(range),
  ]
  return words.filter((word) => word !== '').join(' ')
}
