import { addDays, bucketEnd } from '../../query/date-range.ts'
import type { Condition, EventQuery, FunnelQuery, MetricQuery, UsersQuery } from '../../query/query.ts'
import { inBucket, nameBucket } from '../../result/bucket-phrase.ts'
import type { AlertCondition } from '../alert-rule.ts'
import { daysBefore } from '../condition/series-view.ts'
import type { WhyQuery } from '../language/read-why.ts'
import type { Moment } from './change-sides.ts'

/** What is asked to explain a change, once as a whole and once by each property. */
export interface WhyPlan {
  query: UsersQuery | EventQuery | FunnelQuery
  moment: Moment
  /** `on Sun, Nov 22`; undefined where the answer's own range says it. */
  when: string | undefined
  /** What it is held against: `Sun, Nov 15`; undefined likewise. */
  reference: string | undefined
  /** What the question is split by, or conditioned on, already: to be left out. */
  leftOut: readonly string[]
}

/** A person's question, held against the same days a week earlier unless it says otherwise. */
export function whyPlanFor(query: WhyQuery): WhyPlan {
  return {
    query: { ...query, comparison: query.comparison ?? 'last week', output: 'picture' },
    moment: { kind: 'range' },
    when: undefined,
    reference: undefined,
    leftOut: propertiesIn(query.where),
  }
}

/** What an alert saw when it fired. */
export interface Firing {
  /** As it was asked for the check, its events looked up. */
  asked: MetricQuery
  condition: AlertCondition
  /** Labels of the points that breached, the newest last. */
  labels: readonly [string, ...string[]]
  /** Groups that breached; [''] of an alert with one line. */
  groups: readonly string[]
  /** Whether the newest of these points is not over yet. */
  isRunning: boolean
}

/**
 * Why an alert fired, asked of the points that breached. Realtime has no groups in Amplitude, so the same people are asked for as a
 * segmentation by five minutes, beside the day before. Undefined for questions whose groups say nothing about the whole.
 */
export function whyPlanForFiring(firing: Firing): WhyPlan | undefined {
  const { asked, labels, groups } = firing
  switch (asked.kind) {
    case 'realtime':
      return livePlan(asked, labels)
    case 'users':
      return timedPlan(onlyGroup(asked, groups), firing)
    case 'event':
      return asked.events.length > 1 ? undefined : timedPlan(onlyGroup(asked, groups), firing)
    case 'funnel':
      return weekPlan(onlyGroup(asked, groups), labels.at(-1) ?? labels[0])
    case 'formula':
    case 'retention':
    case 'sessions':
    case 'composition':
    case 'ltv':
    case 'chart':
      return undefined
  }
}

/** The same clock times of the day before: Amplitude keeps five minutes for two days only. */
function livePlan({ project }: Pick<MetricQuery, 'project'>, labels: Firing['labels']): WhyPlan {
  const query: EventQuery = {
    ...uniquesOf('active'),
    ...(project === undefined ? {} : { project }),
    range: { kind: 'last', count: 2, unit: 'day' },
    interval: '5min',
    groupBy: [],
    where: [],
    segments: [],
    isPrivate: false,
    output: 'picture',
  }
  return fiveMinutePlan(query, labels)
}

/** People as a segmentation: what counts users alone has neither hours nor five minutes. */
function uniquesOf(name: UsersQuery['measure']): Pick<EventQuery, 'kind' | 'events' | 'metric'> {
  return { kind: 'event', events: [{ kind: 'special', name, conditions: [] }], metric: { kind: 'uniques' } }
}

function byEvent({ measure, ...query }: UsersQuery): EventQuery {
  return { ...query, ...uniquesOf(measure) }
}

function fiveMinutePlan(query: UsersQuery | EventQuery, labels: Firing['labels']): WhyPlan {
  const pairs = labels.map((after) => ({ before: daysBefore(after, 1), after }))
  const first = labels[0].slice(11, 16)
  const last = (labels.at(-1) ?? labels[0]).slice(11, 16)
  const when = first === last ? `at ${last}` : `from ${first} to ${last}`
  return {
    query: { ...query, range: { kind: 'last', count: 2, unit: 'day' } },
    moment: { kind: 'pairs', pairs },
    when: labels.length === 1 ? when : `per 5 minutes ${when}`,
    reference: 'the same time the day before',
    leftOut: propertiesIn(query.where),
  }
}

function timedPlan(query: UsersQuery | EventQuery, { condition, labels, isRunning }: Firing): WhyPlan {
  const label = labels.at(-1) ?? labels[0]
  const isByDay = 'against' in condition && condition.against === 'previous'
  switch (query.interval) {
    case '5min':
      return fiveMinutePlan(query, labels)
    case 'hour':
      return weekPlan(query, label)
    case 'day':
      if (isRunning) return runningPlan(query, label, isByDay ? 1 : 7)
      return isByDay ? pairPlan(query, addDays(label, -1), label) : weekPlan(query, label)
    case 'week':
      return pairPlan(query, addDays(label, -7), label)
    case 'month':
      return pairPlan(query, `${addDays(label, -1).slice(0, 7)}-01`, label)
  }
}

function weekPlan(query: WhyPlan['query'], label: string): WhyPlan {
  const day = label.slice(0, 10)
  return {
    query: { ...query, range: { kind: 'between', from: day, to: day }, comparison: 'last week' },
    moment: { kind: 'bucket', label },
    ...namesOf(query, { after: label, before: daysBefore(label, 7) }),
    leftOut: propertiesIn(query.where),
  }
}

/** A day that is not over is less than any other by itself, so its hours are held against the same hours of the other day. */
function runningPlan(query: UsersQuery | EventQuery, day: string, back: 1 | 7): WhyPlan {
  const counted = query.kind === 'users' ? byEvent(query) : query
  const range = { kind: 'between', from: day, to: day } as const
  return {
    query: { ...counted, interval: 'hour', range, comparison: back === 1 ? 'previous' : 'last week' },
    moment: { kind: 'range' },
    // People of several hours are no sum of these.
    when: `${summed.has(counted.metric.kind) ? '' : 'an hour '}so far ${inBucket(day, 'day')}`,
    reference: `the same hours of ${nameBucket(addDays(day, -back), 'day')}`,
    leftOut: propertiesIn(query.where),
  }
}

const summed: ReadonlySet<EventQuery['metric']['kind']> = new Set(['totals', 'sum', 'histogram'])

function pairPlan(query: UsersQuery | EventQuery, before: string, after: string): WhyPlan {
  const last = lastDayOf(after, query.interval)
  const { comparison: _, ...alone } = query
  return {
    query: { ...alone, range: { kind: 'between', from: before, to: last } },
    moment: { kind: 'pairs', pairs: [{ before, after }] },
    ...namesOf(query, { after, before }),
    leftOut: propertiesIn(query.where),
  }
}

/** Days are calendar days, so any zone tells the last one of a bucket. */
function lastDayOf(label: string, interval: UsersQuery['interval']): string {
  return addDays(bucketEnd(label, interval, 'UTC').toISOString().slice(0, 10), -1)
}

function namesOf(
  { interval }: Pick<WhyPlan['query'], 'interval'>,
  { after, before }: { after: string; before: string },
): Pick<WhyPlan, 'when' | 'reference'> {
  return { when: inBucket(after, interval), reference: nameBucket(before, interval) }
}

/** Of an alert by groups in which one group alone breached: that group is what is explained, by the other properties. */
function onlyGroup<Q extends WhyPlan['query']>(query: Q, groups: readonly string[]): Q {
  const [property, ...more] = query.groupBy
  const [group] = groups
  const plain = { ...query, groupBy: [], segments: query.segments.length > 1 ? [] : query.segments }
  const isOne = property !== undefined && more.length === 0 && groups.length === 1 && group !== ''
  if (!isOne || group === undefined) return plain
  const condition: Condition = { kind: 'property', property, operator: 'is', values: [group] }
  return { ...plain, where: [...query.where, condition] }
}

function propertiesIn(where: readonly Condition[]): string[] {
  return where.flatMap((condition) => (condition.kind === 'property' ? [condition.property.name] : []))
}
