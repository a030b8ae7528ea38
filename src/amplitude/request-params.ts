import type { ResolvedRange } from '../query/date-range.ts'
import type {
  Condition,
  Day,
  EventMetric,
  EventRef,
  FunnelQuery,
  Interval,
  Property,
  PropertyCondition,
  RetentionQuery,
  UsersQuery,
} from '../query/query.ts'

/** A GET request. Parameters are decoded and in order; a key may repeat, which a plain object would lose. */
export interface ApiRequest {
  path: string
  params: readonly Param[]
}

export type Param = readonly [key: string, value: string]

/** What an endpoint asks, in the words of the query. The API's own names stand in this file and nowhere else. */
export interface RequestParts {
  range: ResolvedRange
  interval: Interval
  where: readonly Condition[]
  segments: readonly (readonly Condition[])[]
  groupBy: readonly Property[]
  measure?: UsersQuery['measure']
  /** One or two events of a segmentation: they take the event properties of `where`, `groupBy` and `metric`. */
  events?: readonly EventRef[]
  metric?: EventMetric
  rollingWindow?: number | undefined
  rollingAverage?: number | undefined
  steps?: readonly EventRef[]
  order?: FunnelQuery['order']
  windowSeconds?: number
  population?: FunnelQuery['population']
  startEvent?: EventRef
  returnEvent?: EventRef
  method?: RetentionQuery['method']
  /** Group values to return, 1 to 1000. */
  limit?: number | undefined
}

/** Parameters that equal the API's default are left out, apart from those that a reader of a log would look for. */
export function requestParams(parts: RequestParts): Param[] {
  return [
    ...segmentationEvents(parts),
    ...(parts.steps ?? []).map((step) => json('e', eventObject(step))),
    ...optional('se', parts.startEvent, eventJson),
    ...optional('re', parts.returnEvent, eventJson),
    ...optional('m', parts.measure, String),
    ...optional('m', parts.metric, (metric) => metricNames[metric.kind]),
    ['start', compactDay(parts.range.start)],
    ['end', compactDay(parts.range.end)],
    ['i', intervalNames[parts.interval]],
    ...optional('mode', parts.order, String),
    ...optional('n', parts.population === 'new' ? 'new' : undefined, String),
    ...optional('cs', parts.windowSeconds, String),
    ...retentionMethod(parts.method),
    ...optional('rollingWindow', parts.rollingWindow, String),
    ...optional('rollingAverage', parts.rollingAverage, String),
    ...segments(parts),
    ...userGroups(parts),
    ...optional('limit', parts.limit, String),
  ]
}

const intervalNames: Record<Interval, string> = {
  '5min': '-300000',
  hour: '-3600000',
  day: '1',
  week: '7',
  month: '30',
}

const metricNames: Record<EventMetric['kind'], string> = {
  uniques: 'uniques',
  totals: 'totals',
  average: 'average',
  dauShare: 'pct_dau',
  sum: 'sums',
  mean: 'value_avg',
  histogram: 'histogram',
}

/** The property that a metric sums up is named by the first group-by of the event, before those that split it. */
function segmentationEvents(parts: RequestParts): Param[] {
  const measured = parts.metric !== undefined && 'property' in parts.metric ? [parts.metric.property] : []
  const filters = parts.where.filter(isEventProperty)
  const groupBy = [...measured, ...parts.groupBy.filter((property) => property.of === 'event')]
  return (parts.events ?? []).map((event, index) =>
    json(index === 0 ? 'e' : 'e2', eventObject(event, filters, groupBy)),
  )
}

function segments(parts: RequestParts): Param[] {
  const shared =
    parts.events === undefined ? parts.where : parts.where.filter((each) => !isEventProperty(each))
  const own = parts.segments.length === 0 ? [[]] : parts.segments
  return own
    .map((conditions) => shared.concat(conditions))
    .filter((conditions) => conditions.length > 0)
    .map((conditions) => json('s', conditions.map(conditionObject)))
}

function userGroups(parts: RequestParts): Param[] {
  const properties =
    parts.events === undefined ? parts.groupBy : parts.groupBy.filter((property) => property.of === 'user')
  return properties.map((property, index) => [index === 0 ? 'g' : 'g2', property.name])
}

function retentionMethod(method: RetentionQuery['method'] | undefined): Param[] {
  switch (method?.kind) {
    case undefined:
    case 'n-day':
      return []
    case 'unbounded':
      return [['rm', 'rolling']]
    case 'brackets':
      return [
        ['rm', 'bracket'],
        // People count both ends in, the API leaves the second one out.
        json(
          'rb',
          method.brackets.map(([first, last]) => [first, last + 1]),
        ),
      ]
  }
}

function eventObject(
  event: EventRef,
  filters: readonly PropertyCondition[] = [],
  groupBy: readonly Property[] = [],
): object {
  const all = [...event.conditions, ...filters]
  return {
    event_type: eventType(event),
    ...(all.length === 0 ? {} : { filters: all.map(filterObject) }),
    ...(groupBy.length === 0 ? {} : { group_by: groupBy.map(({ of, name }) => ({ type: of, value: name })) }),
  }
}

const specialEventTypes = {
  any: '_all',
  active: '_active',
  new: '_new',
  revenue: 'revenue_amount',
  'verified revenue': 'verified_revenue',
  'unverified revenue': 'unverified_revenue',
} as const

function eventType(event: EventRef): string {
  switch (event.kind) {
    case 'named':
    case 'raw':
      return event.name
    case 'custom':
      return `ce:${event.name}`
    case 'special':
      return specialEventTypes[event.name]
  }
}

function filterObject({ property, operator, values }: PropertyCondition): object {
  return {
    subprop_type: property.of,
    subprop_key: property.name,
    subprop_op: operator,
    subprop_value: values,
  }
}

function conditionObject(condition: Condition): object {
  switch (condition.kind) {
    case 'property':
      return { prop: condition.property.name, op: condition.operator, values: condition.values }
    case 'cohort':
      return { prop: 'userdata_cohort', op: condition.operator, values: [condition.id] }
    case 'behaviour':
      return {
        type: 'event',
        event_type: eventType(condition.event),
        filters: condition.event.conditions.map(filterObject),
        op: condition.operator,
        value: condition.count,
        time_type: 'forEachInterval',
        time_value: condition.withinDays,
      }
  }
}

function isEventProperty(condition: Condition): condition is PropertyCondition {
  return condition.kind === 'property' && condition.property.of === 'event'
}

function compactDay(day: Day): string {
  return day.replaceAll('-', '')
}

function eventJson(event: EventRef): string {
  return JSON.stringify(eventObject(event))
}

function json(key: string, value: object): Param {
  return [key, JSON.stringify(value)]
}

function optional<Value>(key: string, value: Value | undefined, write: (value: Value) => string): Param[] {
  return value === undefined ? [] : [[key, write(value)]]
}
