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
import { writeProperty } from '../../query/language/property.ts'
import type { EventRef, Query } from '../../query/query.ts'
import { longestValue, ownConditionFields } from './condition-fields.ts'
import { byDates, emptyForm, type ChoiceName, type Form, type FormCondition } from './form.ts'
import { formKindOf, formKinds, takesChoice } from './form-kinds.ts'
import { mostRows, nextRowId, rowsOf } from './form-rows.ts'
import { peopleFields } from './people-fields.ts'

/** Slack's limit for a text field. */
export const longestInput = 3_000

/** Everything that a question says, in fields; where the answer goes is no part of it. */
type Fields = Omit<Form, 'text' | 'destination' | 'channelId' | 'isWhole'>

/** Undefined for a kind that the form does not know, or where a name is too long for a list to hold. */
export function queryFields(query: Query): Fields | undefined {
  const kind = kindOf(query)
  if (kind === undefined || !formKinds.some(({ name }) => name === kind.name)) return undefined
  const people = peopleFields(query)
  const own = ownRows(query, people.fields)
  const choices = { ...emptyForm(kind.name, '').choices, ...choicesOf(query), ...timingOf(kind, query) }
  const long = longChoices(choices)
  const project = projectOf(query)
  const isLong = project.length > longestValue
  const fields: Fields = {
    kind: kind.name,
    head: headOf(query),
    events: eventsOf(query).map((event) => {
      const place = kind.name === 'funnel' || kind.name === 'retention' ? 'step' : 'event'
      return escapeText(writeEvent(own === undefined ? event : { ...event, conditions: [] }, place))
    }),
    metricProperty:
      query.kind === 'event' && 'property' in query.metric
        ? escapeText(writeProperty(query.metric.property, 'split property', 'event'))
        : '',
    ...datesOf(query),
    ...people.fields,
    conditions: [...people.fields.conditions, ...(own ?? [])],
    choices: { ...choices, ...Object.fromEntries(long.map((name) => [name, ''])) },
    top: 'top' in query && query.top !== undefined ? String(query.top) : '',
    ...windowsOf(query),
    project: isLong ? '' : project,
    more: [...long.map((name) => choices[name]), ...people.rest, isLong ? `project ${project}` : '']
      .filter(Boolean)
      .join(' '),
  }
  return isHoldable(fields) ? fields : undefined
}

/** The conditions of single events, where there is room for rows; else they stay behind the events' names. */
function ownRows(query: Query, people: Pick<Form, 'conditions' | 'segments'>): FormCondition[] | undefined {
  const rows = ownConditionFields(eventsOf(query), nextRowId(people))
  const hasRoom = rows !== undefined && rowsOf(people).length + rows.length <= mostRows
  return hasRoom ? rows : undefined
}

function kindOf(query: Query): KindDefinition | undefined {
  return kinds.find((candidate) => candidate.writeHead(query) !== undefined)
}

function isHoldable({ kind, head, events, more, metricProperty, ...rows }: Fields): boolean {
  const options = [...events, ...(formKindOf({ kind }).head?.kind === 'property' ? [head] : [])]
  const texts = [head, more, metricProperty, ...rowsOf(rows).map(typedIn)]
  const most = formKindOf({ kind }).events?.most ?? 0
  return (
    events.length <= most &&
    options.every((option) => option.length <= longestValue) &&
    texts.every((text) => text.length <= longestInput)
  )
}

/** What is typed into a row's field for text. */
function typedIn(row: FormCondition): string {
  switch (row.kind) {
    case 'property':
    case 'own':
      return row.values
    case 'cohort':
      return row.cohort
    case 'behaviour':
      return ''
  }
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
      return escapeText(writeProperty(query.property, 'split property', 'user'))
    case 'users':
    case 'event':
    case 'funnel':
    case 'retention':
    case 'realtime':
      return ''
    case 'events':
    case 'user':
    case 'chart':
      return escapeText(
        kindOf(query)
          ?.writeHead(query)
          ?.slice(query.kind.length + 1) ?? '',
      )
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

function windowsOf(query: Query): Pick<Fields, 'rolling' | 'smoothed'> {
  const rolling = 'rollingWindow' in query ? query.rollingWindow : undefined
  const smoothed = 'rollingAverage' in query ? query.rollingAverage : undefined
  return { rolling: String(rolling ?? ''), smoothed: String(smoothed ?? '') }
}

function projectOf({ project }: Query): string {
  return project === undefined ? '' : escapeText(writeName(project, 'project'))
}
