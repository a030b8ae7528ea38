import { shortestTiming } from '../../query/language/defaults.ts'
import { writeEvent } from '../../query/language/event-name.ts'
import { writeFormula } from '../../query/language/formula.ts'
import { intervalWord } from '../../query/language/interval-words.ts'
import { kinds } from '../../query/language/kinds/kinds.ts'
import type { KindDefinition } from '../../query/language/kinds/kind-definition.ts'
import { writeName } from '../../query/language/name.ts'
import { escapeText } from '../../query/language/normalize-text.ts'
import { writeMetric } from '../../query/language/parse-metric.ts'
import { writeMethod } from '../../query/language/parse-method.ts'
import { writeRange } from '../../query/language/parse-range.ts'
import { defaultWindowSeconds, writeWindow } from '../../query/language/parse-window.ts'
import { writeConditions } from '../../query/language/people-condition.ts'
import { writeProperty } from '../../query/language/property.ts'
import type { EventRef, Property, Query } from '../../query/query.ts'
import { conditionFields } from './condition-fields.ts'
import { byDates, emptyForm, type ChoiceName, type Form } from './form.ts'
import { formKindOf, formKinds, takesChoice } from './form-kinds.ts'

/** Slack's limits: 3,000 characters in a text field, 150 in the value of an option. */
export const longestInput = 3_000
const longestValue = 150
/** Rows of conditions that are still a form; more are read more easily as text. */
export const mostConditions = 5

/** Everything that a question says, in fields; where the answer goes is no part of it. */
type Fields = Omit<Form, 'text' | 'destination' | 'channelId' | 'isWhole'>

/** Undefined for a kind that the form does not know, or where a name is too long for a list to hold. */
export function queryFields(query: Query): Fields | undefined {
  const kind = kinds.find((candidate) => candidate.writeHead(query) !== undefined)
  if (kind === undefined || !formKinds.some(({ name }) => name === kind.name)) return undefined
  const people = peopleFields(query)
  const choices = { ...emptyForm(kind.name, '').choices, ...choicesOf(query), ...timingOf(kind, query) }
  const long = longChoices(choices)
  const fields: Fields = {
    kind: kind.name,
    head: headOf(query),
    events: eventsOf(query).map((event) =>
      escapeText(writeEvent(event, kind.name === 'funnel' || kind.name === 'retention' ? 'step' : 'event')),
    ),
    metricProperty:
      query.kind === 'event' && 'property' in query.metric
        ? escapeText(writeProperty(query.metric.property, 'split property', 'event'))
        : '',
    ...datesOf(query),
    ...people,
    choices: { ...choices, ...Object.fromEntries(long.map((name) => [name, ''])) },
    top: 'top' in query && query.top !== undefined ? String(query.top) : '',
    more: [...long.map((name) => choices[name]), people.more, ...restOf(query)].filter(Boolean).join(' '),
  }
  return isHoldable(fields) ? fields : undefined
}

function isHoldable({ kind, head, events, conditions, more, metricProperty }: Fields): boolean {
  const options = [...events, ...(formKindOf({ kind }).head?.kind === 'property' ? [head] : [])]
  const texts = [head, more, metricProperty, ...conditions.map(({ values }) => values)]
  const most = formKindOf({ kind }).events?.most ?? 0
  return (
    events.length <= most &&
    options.every((option) => option.length <= longestValue) &&
    texts.every((text) => text.length <= longestInput)
  )
}

function headOf(query: Query): string {
  switch (query.kind) {
    case 'formula':
      return escapeText(writeFormula(query.formula))
    case 'sessions':
      return query.measure === 'perUser' ? 'per user' : query.measure
    case 'ltv':
      return query.measure
    case 'composition':
      return propertyText(query.property)
    case 'users':
    case 'event':
    case 'funnel':
    case 'retention':
    case 'realtime':
    case 'events':
    case 'user':
    case 'chart':
      return ''
  }
}

/** Those that are the question's own, in the order of their fields. */
function eventsOf(query: Query): readonly EventRef[] {
  if ('events' in query) return query.events
  if ('steps' in query) return query.steps
  return 'startEvent' in query ? [query.startEvent, query.returnEvent] : []
}

const orderWords = { ordered: '', unordered: 'in any order', sequential: 'in sequence' } as const

function choicesOf(query: Query): Partial<Record<ChoiceName, string>> {
  const comparison = 'comparison' in query && query.comparison !== undefined ? `vs ${query.comparison}` : ''
  const common = { comparison, output: query.output === 'picture' ? '' : `as ${query.output}` }
  switch (query.kind) {
    case 'event':
      return {
        ...common,
        metric: 'property' in query.metric ? metricWords[query.metric.kind] : writeMetric(query.metric),
      }
    case 'funnel':
      return {
        ...common,
        window: query.windowSeconds === defaultWindowSeconds ? '' : writeWindow(query.windowSeconds),
        order: orderWords[query.order],
        population: query.population === 'new' ? 'for new users' : '',
      }
    case 'retention':
      return { ...common, method: writeMethod(query.method) }
    case 'users':
    case 'formula':
    case 'sessions':
    case 'composition':
    case 'ltv':
    case 'realtime':
    case 'events':
    case 'user':
    case 'chart':
      return common
  }
}

const metricWords = { sum: 'sum of', mean: 'avg of', histogram: 'histogram of' } as const

/** Range and interval as far as they have to be said; two fields say dates. */
function timingOf(kind: KindDefinition, query: Query): Partial<Record<ChoiceName, string>> {
  if (!('range' in query)) return {}
  const interval = 'interval' in query ? query.interval : (kind.intervals[0] ?? 'day')
  const said = shortestTiming(kind, { range: query.range, interval })
  const range = said.range
  const isDated = range?.kind === 'since' || range?.kind === 'between'
  return {
    range: range === undefined ? '' : isDated ? byDates : writeRange(range),
    interval:
      said.interval === undefined || !takesChoice({ kind: kind.name }, 'interval')
        ? ''
        : intervalWord(said.interval),
  }
}

function datesOf(query: Query): { from: string; to: string } {
  if (!('range' in query)) return { from: '', to: '' }
  if (query.range.kind === 'since') return { from: query.range.from, to: '' }
  return query.range.kind === 'between'
    ? { from: query.range.from, to: query.range.to }
    : { from: '', to: '' }
}

/** Brackets can be longer than an option may be. */
function longChoices(choices: Record<ChoiceName, string>): ChoiceName[] {
  return (['method', 'range'] as const).filter((name) => choices[name].length > longestValue)
}

/** Conditions and groups in rows where they fit; else in `more`, all of them, so that they keep their order. */
function peopleFields(query: Query): Pick<Fields, 'conditions' | 'groupBy' | 'more'> {
  if (!('segments' in query)) return { conditions: [], groupBy: [], more: '' }
  const { where, segments, groupBy } = query
  const rows = where.length > mostConditions ? undefined : conditionFields(where, longestValue)
  const groups = groupBy.map(propertyText)
  const areGroupsShort = groups.every((group) => group.length <= longestValue)
  const more = [
    ...(rows === undefined ? [`where ${writeConditions(where)}`] : []),
    ...segments.map((conditions) => `segment ${writeConditions(conditions)}`),
  ].map(escapeText)
  if (!areGroupsShort) more.push(`by ${groups.join(', ')}`)
  return { conditions: rows ?? [], groupBy: areGroupsShort ? groups : [], more: more.join(' ') }
}

/** What has no field: windows over points, and another project. */
function restOf(query: Query): string[] {
  const rolling = 'rollingWindow' in query ? query.rollingWindow : undefined
  const smoothed = 'rollingAverage' in query ? query.rollingAverage : undefined
  return [
    rolling === undefined ? '' : `rolling ${rolling}`,
    smoothed === undefined ? '' : `smoothed ${smoothed}`,
    query.project === undefined ? '' : escapeText(`project ${writeName(query.project, 'project')}`),
  ]
}

function propertyText(property: Property): string {
  return escapeText(writeProperty(property, 'split property', 'user'))
}
