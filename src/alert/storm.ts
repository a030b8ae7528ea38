import type { Condition, EventRef, MetricQuery, PropertyCondition } from '../query/query.ts'
import type { Incident } from './alert-memory.ts'
import type { Alert } from './alert-rule.ts'

/** An alert that fired in a pass. */
export interface FiredAlert {
  alert: Pick<Alert, 'id'>
  direction: Incident['direction']
  question: MetricQuery
  /** Groups that breached; [''] where it has one line. */
  groups?: readonly string[]
}

export interface Storm {
  isStorm: boolean
  /** What this pattern usually means, as sentences; '' where it is no storm. */
  meaning: string
}

/** From so many alerts of one project in one pass on, they are told as one. */
export const fewestInStorm = 3

/** What it usually means when so many fire at once: of one project, in one pass. */
export function stormOf(fired: readonly FiredAlert[]): Storm {
  if (fired.length < fewestInStorm) return { isStorm: false, meaning: '' }
  return { isStorm: true, meaning: meaningOf(fired) }
}

function meaningOf(fired: readonly FiredAlert[]): string {
  const directions = new Set(fired.map(({ direction }) => direction))
  const [direction] = directions
  if (direction === undefined || directions.size > 1) return mixed(fired)
  const client = commonValue(fired)
  if (client !== undefined) return `${moveWords(direction, client.value)} ${clientMeaning(direction, client)}`
  const subjects = new Set(fired.flatMap(({ question }) => subjectsOf(question)))
  if (subjects.size === 1 && !subjects.has(everything)) return oneEvent(direction, subjects)
  return `${moveWords(direction, undefined)} ${collectionMeaning[direction]}`
}

function mixed(fired: readonly FiredAlert[]): string {
  const down = fired.filter(({ direction }) => direction !== 'spike').length
  const up = fired.length - down
  return up === 0
    ? 'Some fell and some have no data: look first at whether events still arrive in Amplitude.'
    : `${down} fell and ${up} rose: no one cause is likely. Look at them one by one, the largest first.`
}

/** `Only iOS fell.`; undefined stands for all that was counted. */
function moveWords(direction: Incident['direction'], what: string | undefined): string {
  switch (direction) {
    case 'drop':
      return what === undefined ? 'All of them fell.' : `Only ${what} fell.`
    case 'spike':
      return what === undefined ? 'All of them rose.' : `Only ${what} rose.`
    case 'no data':
      return what === undefined ? 'None of them has data.' : `Only ${what} has no data.`
  }
}

const collectionMeaning: Readonly<Record<Incident['direction'], string>> = {
  drop: 'When different events fall at once, it is usually their collection (SDK, proxy, Amplitude’s intake) or a release, and rarely the people.',
  spike:
    'When different events rise at once, it is usually a campaign, bots, or a release that sends events twice.',
  'no data': 'Nothing arrives: look at the collection of events (keys, SDK, proxy) before anything else.',
}

function clientMeaning(direction: Incident['direction'], { property }: { property: string }): string {
  const isClient = clientProperties.has(property)
  if (direction === 'spike')
    return isClient
      ? 'That is usually a release of this client that sends events twice, or bots.'
      : 'That is usually a campaign, or bots.'
  return isClient
    ? 'That is usually this client: a broken release, a store or a crash.'
    : 'Look for what happened there, such as an outage, a block or a holiday.'
}

const clientProperties = new Set(['platform', 'os', 'version', 'device', 'device_type', 'library'])

function oneEvent(direction: Incident['direction'], subjects: ReadonlySet<string>): string {
  const [subject = ''] = subjects
  return direction === 'spike'
    ? `${moveWords(direction, subject)} Its tracking may count twice, or people do it more: look at its last change.`
    : `${moveWords(direction, subject)} Its own tracking or its feature may be broken: look at its last change.`
}

/** What a question counts: everybody who is active, or an event by name. */
const everything = 'everything'

function subjectsOf(question: MetricQuery): string[] {
  switch (question.kind) {
    case 'event':
    case 'formula':
      return question.events.map(eventSubject)
    case 'funnel':
      return question.steps.map(eventSubject)
    case 'retention':
      return [question.startEvent, question.returnEvent].map(eventSubject)
    case 'users':
    case 'sessions':
    case 'composition':
    case 'ltv':
    case 'realtime':
      return [everything]
    case 'chart':
      return [`chart ${question.chartId}`]
  }
}

function eventSubject(event: EventRef): string {
  if (event.kind !== 'special') return event.displayName ?? event.name
  return event.name === 'active' || event.name === 'any' ? everything : event.name
}

interface CommonValue {
  property: string
  value: string
}

/** A value of one property that all of them are about, by a condition or by the only group that breached. */
function commonValue(fired: readonly FiredAlert[]): CommonValue | undefined {
  const [first, ...others] = fired.map(valuesOf)
  return first?.find((value) => others.every((values) => values.some((other) => isSame(value, other))))
}

function valuesOf({ question, groups = [] }: FiredAlert): CommonValue[] {
  if (!('segments' in question)) return []
  const [segment, ...moreSegments] = question.segments
  const conditions = [...question.where, ...(moreSegments.length === 0 ? (segment ?? []) : [])]
  const [property, ...moreProperties] = question.groupBy
  const [group, ...moreGroups] = groups
  const isOneGroup = property !== undefined && moreProperties.length === 0 && moreGroups.length === 0
  return [
    ...conditions
      .filter(isOneValue)
      .map(({ property: { name }, values: [value = ''] }) => ({ property: name, value })),
    ...(isOneGroup && group !== undefined && group !== '' ? [{ property: property.name, value: group }] : []),
  ]
}

function isOneValue(condition: Condition): condition is PropertyCondition {
  return condition.kind === 'property' && condition.operator === 'is' && condition.values.length === 1
}

function isSame(one: CommonValue, other: CommonValue): boolean {
  return one.property === other.property && one.value === other.value
}
