import { shortestTiming, usualInterval } from './language/defaults.ts'
import type { KindDefinition } from './language/kinds/kind-definition.ts'
import { kinds } from './language/kinds/kinds.ts'
import { writeName } from './language/name.ts'
import { escapeText } from './language/normalize-text.ts'
import { writeRange } from './language/parse-range.ts'
import { writeConditions } from './language/people-condition.ts'
import { writeProperty } from './language/property.ts'
import { intervalWord } from './language/interval-words.ts'
import type { CompositionQuery, PeopleQuery, Query } from './query.ts'

/**
 * The canonical text of a query: the same for equal queries, without defaults, with quotes only where needed. Parsing it
 * gives the query again.
 */
export function describeQuery(query: Query): string {
  const { kind, head } = kindOf(query)
  const clauses = [
    ...('segments' in query ? writePeople(query) : []),
    'range' in query ? writeTiming(kind, query) : '',
    'top' in query && query.top !== undefined ? `top ${query.top}` : '',
    'comparison' in query && query.comparison !== undefined ? `vs ${query.comparison}` : '',
    query.project === undefined ? '' : `project ${writeName(query.project, 'project')}`,
    query.output === 'picture' ? '' : `as ${query.output}`,
    query.isPrivate && query.kind !== 'user' ? 'private' : '',
  ]
  return escapeText([head, ...clauses].filter((part) => part !== '').join(' '))
}

function kindOf(query: Query): { kind: KindDefinition; head: string } {
  for (const kind of kinds) {
    const head = kind.writeHead(query)
    if (head !== undefined) return { kind, head }
  }
  const { kind, interval } = { interval: undefined, ...query }
  throw new Error(
    `No kind of question describes a ${kind} query${interval === undefined ? '' : ` by ${interval}`}.`,
  )
}

/** Who is looked at, and how the answer is split. */
function writePeople({ where, segments, groupBy }: PeopleQuery): string[] {
  const properties = groupBy.map((property) => writeProperty(property, 'split property', 'user'))
  return [
    where.length === 0 ? '' : `where ${writeConditions(where)}`,
    ...segments.map((conditions) => `segment ${writeConditions(conditions)}`),
    properties.length === 0 ? '' : `by ${properties.join(', ')}`,
  ]
}

function writeTiming(kind: KindDefinition, query: PeopleQuery | CompositionQuery): string {
  const said = { range: query.range, interval: 'interval' in query ? query.interval : usualInterval(kind) }
  const { range, interval } = shortestTiming(kind, said)
  const words = [
    interval === undefined ? '' : intervalWord(interval),
    range === undefined ? '' : writeRange(range),
  ]
  return words.filter((word) => word !== '').join(' ')
}
