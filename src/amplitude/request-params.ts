import type { ResolvedRange } from '../query/date-range.ts'
import type {
  Condition,
  Day,
  EventMetric,
  EventRef,
  FunnelQuery,
  Interval,
  LtvQuery,
  Property,
  PropertyCondition,
  RetentionQuery,
  UsersQuery,
} from '../query/query.ts'
import { conditionObject, eventObject } from './wire-objects.ts'

/** A GET request. Parameters are decoded and in order; a key may repeat, which a plain object would lose. */
export interface ApiRequest {
  path: string
  params: readonly Param[]
}

export type Param = readonly [key: string, value: string]

/** What an endpoint asks, in the words of the query. The API's own names stand here and in wire-objects.ts, nowhere else. */
export interface RequestParts {
  range?: ResolvedRange
  interval?: Interval
  where?: readonly Condition[]
  segments?: readonly (readonly Condition[])[]
  groupBy?: readonly Property[]
  measure?: UsersQuery['measure']
  lifetimeMeasure?: LtvQuery['measure']
  /** One or two events of a segmentation: they take the event properties of `where`, `groupBy` and `metric`. */
  events?: readonly EventRef[]
  metric?: EventMetric
  /** In place of a metric. */
  formula?: string
  rollingWindow?: number | undefined
  rollingAverage?: number | undefined
  steps?: readonly EventRef[]
  order?: FunnelQuery['order']
  windowSeconds?: number
  population?: FunnelQuery['population']
  startEvent?: EventRef
  returnEvent?: EventRef
  method?: RetentionQuery['method']
  /** The property whose values a composition counts. */
  composed?: Property
  /** An id to look for, or an Amplitude ID. */
  person?: string
  /** Group values to return, 1 to 1000; of a person, events. */
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
    ...optional('m', parts.lifetimeMeasure, (measure) => lifetimeMeasures[measure]),
    ...optional('m', parts.metric, (metric) => metricNames[metric.kind]),
    ...optional('m', parts.formula === undefined ? undefined : 'formula', String),
    ...optional('formula', parts.formula, String),
    ...optional('p', parts.composed?.name, String),
    ...optional('user', parts.person, String),
    ...optional('start', parts.range?.start, compactDay),
    ...optional('end', parts.range?.end, compactDay),
    ...optional('i', parts.interval, (interval) => intervalNames[interval]),
    ...optional('mode', parts.order, String),
    ...optional('n', parts.population === 'new' ? 'new' : undefined, String),
    ...optional('cs', parts.windowSeconds, String),
    ...retentionMethod(parts.method),
    ...optional('rollingWindow', parts.rollingWindow, String),
    ...optional('rollingAverage', parts.rollingAverage, String),
    ...segmentLists(parts),
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

const lifetimeMeasures: Record<LtvQuery['measure'], string> = {
  arpu: '0',
  arppu: '1',
  revenue: '2',
  payers: '3',
}

/** The property that a metric sums up is named by the first group-by of the event, before those that split it. */
function segmentationEvents(parts: RequestParts): Param[] {
  const { where = [], groupBy: splitting = [] } = parts
  const measured = parts.metric !== undefined && 'property' in parts.metric ? [parts.metric.property] : []
  const filters = where.filter(isEventProperty)
  const groupBy = [...measured, ...splitting.filter((property) => property.of === 'event')]
  return (parts.events ?? []).map((event, index) =>
    json(index === 0 ? 'e' : 'e2', eventObject(event, filters, groupBy)),
  )
}

function segmentLists({ where = [], segments = [], events }: RequestParts): Param[] {
  const shared = events === undefined ? where : where.filter((each) => !isEventProperty(each))
  const own = segments.length === 0 ? [[]] : segments
  return own
    .map((conditions) => shared.concat(conditions))
    .filter((conditions) => conditions.length > 0)
    .map((conditions) => json('s', conditions.map(conditionObject)))
}

function userGroups({ groupBy = [], events }: RequestParts): Param[] {
  const properties = events === undefined ? groupBy : groupBy.filter((property) => property.of === 'user')
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
