import type { Bucket, DayRange, Interval } from './calendar.ts'
import type { EventDefinition, PropertyRef, Segment, SegmentCondition } from './definition.ts'
import { sumsProperty, type Formula } from './formula.ts'
import { frequencies } from './frequency.ts'
import { groupingBy, groupingOf, type Grouping } from './grouping.ts'
import { binned } from './histogram.ts'
import { eventMatcher, every, type Matcher } from './matching.ts'
import type { Measure } from './measure.ts'
import type { Present } from './present.ts'
import { propertyCodes, type PropertyCodes } from './property-codes.ts'
import { segmentMatcher } from './segments.ts'
import { tally, type Tally, type TallyRequest } from './tally.ts'

export interface SegmentationQuery {
  events: readonly EventDefinition[]
  measure: Measure
  range: DayRange
  interval: Interval
  segments: readonly Segment[]
  /** User properties to split by, at most two. */
  groupBy: readonly PropertyRef[]
  limit: number
  /** For the measure `formula`. */
  formulas: readonly Formula[]
  /** In buckets; 1 is none. */
  rollingWindow: number
  rollingAverage: number
  population: 'any' | 'active'
}

/** The time axis: the range's buckets, and those in front of it on which windows and averages look back. */
export interface Axis {
  buckets: readonly Bucket[]
  lookBack: number
}

/** One event under one segment, counted by group. */
export interface CountedEvent {
  segmentIndex: number
  eventIndex: number
  grouping: Grouping
  groups: ReadonlyMap<number, Tally>
  /** Active people under the same segment, by group of the user properties alone: `group % userGroups`. */
  active: ReadonlyMap<number, Tally>
  userGroups: number
}

export function axisOf(present: Present, query: SegmentationQuery): Axis {
  const { range, interval, rollingWindow, rollingAverage } = query
  const { calendar } = present
  const inRange = calendar.buckets(range, interval)
  const lookBack = rollingWindow - 1 + (rollingAverage - 1)
  if (lookBack === 0) return { buckets: inRange, lookBack }
  const earlier = calendar.buckets(calendar.extendBack(range, interval, lookBack), interval)
  const front = earlier.filter(({ start }) => start < (inRange[0]?.start ?? 0)).slice(-lookBack)
  return { buckets: [...front, ...inRange], lookBack: front.length }
}

export function countEvents(present: Present, query: SegmentationQuery, axis: Axis): CountedEvent[] {
  const isActive = eventMatcher(present, { name: '_active', filters: [], groupBy: [] })
  const segments: readonly Segment[] = query.segments.length === 0 ? [[]] : query.segments
  return segments.flatMap((segment, segmentIndex) => {
    const isIn = every([
      segmentMatcher(present, segment, axis.buckets),
      ...populationMatchers(present, query, axis),
    ])
    const users = groupingBy(present, query.groupBy)
    const activePeople = {
      ...axis,
      matches: every([isActive, isIn]),
      grouping: users,
      window: query.rollingWindow,
    }
    const active = needsActive(query.measure) ? tally(present, activePeople) : new Map<number, Tally>()
    return query.events.map((event, eventIndex) => ({
      segmentIndex,
      eventIndex,
      active,
      userGroups: users.size,
      ...countEvent(present, query, { event, isIn, axis }),
    }))
  })
}

function countEvent(
  present: Present,
  query: SegmentationQuery,
  { event, isIn, axis }: { event: EventDefinition; isIn: Matcher; axis: Axis },
): Pick<CountedEvent, 'grouping' | 'groups'> {
  const properties = event.groupBy.map((property) => propertyCodes(present, property))
  const users = query.groupBy.map((property) => propertyCodes(present, property))
  const request: TallyRequest = {
    ...axis,
    matches: every([eventMatcher(present, event), isIn]),
    grouping: groupingOf([...shownProperties(query, properties), ...users]),
    numeric: properties[0] ?? (query.measure === 'formula' ? propertyCodes(present, price) : undefined),
    window: query.rollingWindow,
  }
  return query.measure === 'frequency'
    ? frequencies(present, request)
    : { grouping: request.grouping, groups: tally(present, request) }
}

/** What revenue is read from where no property says so. */
const price: PropertyRef = { of: 'event', property: 'price' }

/** Sums and means use up the first property; a histogram shows its values in bins. */
function shownProperties(
  { measure, formulas }: SegmentationQuery,
  properties: readonly PropertyCodes[],
): readonly PropertyCodes[] {
  const [first, ...rest] = properties
  if (first === undefined) return []
  if (measure === 'sums' || measure === 'value_avg' || formulas.some(sumsProperty)) return rest
  return measure === 'histogram' ? [binned(first), ...rest] : properties
}

function needsActive(measure: Measure): boolean {
  return measure === 'pct_dau' || measure === 'formula'
}

/** `n=active` leaves out what people do in buckets in which they are not active, such as receiving a push. */
function populationMatchers(
  present: Present,
  { population }: SegmentationQuery,
  { buckets }: Axis,
): Matcher[] {
  if (population === 'any') return []
  const activity: SegmentCondition = {
    kind: 'behaviour',
    event: { name: '_active', filters: [], groupBy: [] },
    operator: '>=',
    count: 1,
    withinDays: undefined,
  }
  return [segmentMatcher(present, [activity], buckets)]
}
