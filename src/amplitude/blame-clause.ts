import { UpstreamError } from '../errors.ts'
import { writeConditions } from '../query/language/people-condition.ts'
import { writePropertyCondition } from '../query/language/property-condition.ts'
import { writeProperty } from '../query/language/property.ts'
import { writeRange } from '../query/language/parse-range.ts'
import type { Condition, EventRef, MetricQuery, Property, PropertyCondition } from '../query/query.ts'

/**
 * A refusal with the clause in front that Amplitude did not like, as it can be typed: `In “by plan”: …`. Amplitude names
 * what it refuses in `metadata.details`; an error that names nothing of the question stays as it is.
 */
export function blameClause(error: UpstreamError, { query }: { query: MetricQuery }): UpstreamError {
  if (error.reason !== 'invalidRequest' || error.details === undefined) return error
  const clauses = [...new Set(refusedClauses(error.details, query))].map((clause) => `“${clause}”`)
  if (clauses.length === 0) return error
  return new UpstreamError(error.reason, {
    userMessage: `In ${clauses.join(' and ')}: ${error.userMessage}${eventPropertyHint(error.details, query)}`,
    details: error.details,
    cause: error,
  })
}

/** A bare name means a person's property, also where the event's own was meant. */
function eventPropertyHint(details: string, { kind }: MetricQuery): string {
  const [, property] = /^Invalid user property (.+)$/i.exec(details) ?? []
  const takesEventProperties = kind === 'event' || kind === 'formula'
  if (property === undefined || property.startsWith('gp:') || !takesEventProperties) return ''
  return ` A property of the event is written event.${property}.`
}

interface Clause {
  text: string
  properties: readonly Property[]
  events: readonly EventRef[]
}

function refusedClauses(details: string, query: MetricQuery): string[] {
  const [, of, property] = /^Invalid (user|event) property (.+)$/i.exec(details) ?? []
  if (property !== undefined)
    return clausesOf(query)
      .filter(({ properties }) =>
        properties.some((each) => each.of === of?.toLowerCase() && isNamed(each.name, property)),
      )
      .map(({ text }) => text)
  const [, event] = /^Invalid event (?:type )?(.+)$/i.exec(details) ?? []
  if (event !== undefined)
    return clausesOf(query)
      .filter(({ events }) => events.some(({ name }) => name === event))
      .map(({ text }) => text)
  if (/\b(?:start|end|date|range)\b/i.test(details) && 'range' in query) return [writeRange(query.range)]
  if (/\bformula\b/i.test(details) && query.kind === 'formula') return [`formula ${query.formula}`]
  return []
}

/** Amplitude has been seen to leave the `gp:` out of the names in its refusals. */
function isNamed(name: string, refused: string): boolean {
  return name === refused || name === `gp:${refused}`
}

/** Everything in a question that can be refused by name. Its own events are left out: a refusal names them anyway. */
function clausesOf(query: MetricQuery): Clause[] {
  if (query.kind === 'composition')
    return [
      clause(`composition ${writeProperty(query.property, 'split property', 'user')}`, [query.property]),
    ]
  if (!('segments' in query)) return []
  return [
    ...query.groupBy.map((property) =>
      clause(`by ${writeProperty(property, 'split property', 'user')}`, [property]),
    ),
    ...query.where.map((condition) => conditionClause('where', condition)),
    ...query.segments.flat().map((condition) => conditionClause('segment', condition)),
    ...ownEvents(query).flatMap(({ conditions }) => conditions.map(bracketClause)),
    ...measuredClause(query),
  ]
}

function clause(text: string, properties: readonly Property[], events: readonly EventRef[] = []): Clause {
  return { text, properties, events }
}

function conditionClause(keyword: 'where' | 'segment', condition: Condition): Clause {
  const text = `${keyword} ${writeConditions([condition])}`
  switch (condition.kind) {
    case 'property':
      return clause(text, [condition.property])
    case 'cohort':
      return clause(text, [])
    case 'behaviour':
      return clause(
        text,
        condition.event.conditions.map(({ property }) => property),
        [condition.event],
      )
  }
}

function bracketClause(condition: PropertyCondition): Clause {
  return clause(`[${writePropertyCondition(condition, 'event unless built in')}]`, [condition.property])
}

function measuredClause(query: MetricQuery): Clause[] {
  if (query.kind !== 'event' || !('property' in query.metric)) return []
  const { kind, property } = query.metric
  const words = { sum: 'sum of', mean: 'avg of', histogram: 'histogram of' }[kind]
  return [clause(`${words} ${writeProperty(property, 'split property', 'event')}`, [property])]
}

function ownEvents(query: MetricQuery): readonly EventRef[] {
  switch (query.kind) {
    case 'event':
    case 'formula':
      return query.events
    case 'funnel':
      return query.steps
    case 'retention':
      return [query.startEvent, query.returnEvent]
    case 'users':
    case 'sessions':
    case 'composition':
    case 'ltv':
    case 'realtime':
    case 'chart':
      return []
  }
}
