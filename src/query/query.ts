import { z } from 'zod'

/**
 * What can be asked: one value that the slash command, forms, the terminal and the database all produce. Ranges stay
 * as they were said (`last 30d`), so that a stored query moves on with the calendar; `resolveRange` turns them into days.
 */

/** A calendar day in the Amplitude project's time zone, `YYYY-MM-DD`. */
export const daySchema = z.iso.date()
export type Day = z.infer<typeof daySchema>

export const intervals = ['5min', 'hour', 'day', 'week', 'month'] as const
const intervalSchema = z.enum(intervals)
export type Interval = z.infer<typeof intervalSchema>

/** `last` counts units including the current, unfinished one: `last 30d` is today and the 29 days before. */
const dateRangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('last'),
    count: z.int().min(1),
    unit: z.enum(['hour', 'day', 'week', 'month']),
  }),
  z.object({ kind: z.literal('today') }),
  z.object({ kind: z.literal('yesterday') }),
  z.object({ kind: z.literal('current'), unit: z.enum(['week', 'month']) }),
  z.object({ kind: z.literal('preceding'), unit: z.enum(['week', 'month']) }),
  z.object({ kind: z.literal('since'), from: daySchema }),
  z.object({ kind: z.literal('between'), from: daySchema, to: daySchema }),
])
export type DateRange = z.infer<typeof dateRangeSchema>

/** A property as the language names it: user properties that are the project's own keep their `gp:`. */
const propertySchema = z.object({ of: z.enum(['user', 'event']), name: z.string().min(1) })
export type Property = z.infer<typeof propertySchema>

const propertyOperators = [
  'is',
  'is not',
  'contains',
  'does not contain',
  'less',
  'less or equal',
  'greater',
  'greater or equal',
] as const
/** `is set` is `is not (none)` and `is not set` is `is (none)`: Amplitude's own spelling of absence. */
const propertyConditionSchema = z.object({
  kind: z.literal('property'),
  property: propertySchema,
  operator: z.enum(propertyOperators),
  values: z.array(z.string()).min(1),
})
export type PropertyCondition = z.infer<typeof propertyConditionSchema>

/**
 * An event as it was named. `named` is looked up in the project's events list (and holds the list's exact name once
 * resolved), `raw` is taken as it stands (`raw:Hidden Event`), `custom` is `custom:Power Listener`.
 */
export const specialEvents = [
  'any',
  'active',
  'new',
  'revenue',
  'verified revenue',
  'unverified revenue',
] as const
const eventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['named', 'raw', 'custom']),
    name: z.string().min(1),
    /** The name that people know, where the events list has another than the exact one. Never typed nor sent. */
    displayName: z.string().min(1).optional(),
    conditions: z.array(propertyConditionSchema),
  }),
  z.object({
    kind: z.literal('special'),
    name: z.enum(specialEvents),
    conditions: z.array(propertyConditionSchema),
  }),
])
export type EventRef = z.infer<typeof eventSchema>

export const comparisonOperators = ['>=', '>', '=', '<', '<='] as const
/** Conditions on people: what stands in `where` and after `segment`. */
const conditionSchema = z.discriminatedUnion('kind', [
  propertyConditionSchema,
  z.object({ kind: z.literal('cohort'), operator: z.enum(['is', 'is not']), id: z.string().min(1) }),
  z.object({
    kind: z.literal('behaviour'),
    event: eventSchema,
    operator: z.enum(comparisonOperators),
    count: z.int().min(0),
    withinDays: z.int().min(1),
  }),
])
export type Condition = z.infer<typeof conditionSchema>

export const comparisons = ['previous', 'last week', 'last month', 'last year'] as const
const comparisonSchema = z.enum(comparisons)
export type ComparisonKind = z.infer<typeof comparisonSchema>

export const outputs = ['picture', 'table', 'csv'] as const

/** What every question has, also one that is not about a range of days. */
const base = {
  project: z.string().min(1).optional(),
  isPrivate: z.boolean(),
  output: z.enum(outputs),
}

/** What questions about people over time have. */
const common = {
  ...base,
  range: dateRangeSchema,
  interval: intervalSchema,
  groupBy: z.array(propertySchema).max(4),
  /** Applies to every segment. In an event query it may hold event properties, which then apply to both events. */
  where: z.array(conditionSchema),
  /** Segments to compare; empty means one segment of all users. */
  segments: z.array(z.array(conditionSchema).min(1)),
  top: z.int().min(1).max(1000).optional(),
  comparison: comparisonSchema.optional(),
}

const usersQuerySchema = z.object({
  kind: z.literal('users'),
  ...common,
  measure: z.enum(['active', 'new']),
})
export type UsersQuery = z.infer<typeof usersQuerySchema>

const eventMetricSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['uniques', 'totals', 'average', 'dauShare']) }),
  z.object({ kind: z.enum(['sum', 'mean', 'histogram']), property: propertySchema }),
])
export type EventMetric = z.infer<typeof eventMetricSchema>

const eventQuerySchema = z.object({
  kind: z.literal('event'),
  ...common,
  events: z.array(eventSchema).min(1).max(2),
  metric: eventMetricSchema,
  /** Counted in units of the interval. */
  rollingWindow: z.int().min(2).optional(),
  rollingAverage: z.int().min(2).optional(),
})
export type EventQuery = z.infer<typeof eventQuerySchema>

const funnelQuerySchema = z.object({
  kind: z.literal('funnel'),
  ...common,
  steps: z.array(eventSchema).min(2),
  /** The conversion window; Amplitude's default, and ours, is 30 days. */
  windowSeconds: z.int().min(1),
  order: z.enum(['ordered', 'unordered', 'sequential']),
  population: z.enum(['active', 'new']),
})
export type FunnelQuery = z.infer<typeof funnelQuerySchema>

const retentionMethodSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['n-day', 'unbounded']) }),
  /** Inclusive day numbers as a person types them: `brackets 0-1, 2-7`. */
  z.object({
    kind: z.literal('brackets'),
    brackets: z.array(z.tuple([z.int().min(0), z.int().min(0)])).min(1),
  }),
])
const retentionQuerySchema = z.object({
  kind: z.literal('retention'),
  ...common,
  startEvent: eventSchema,
  returnEvent: eventSchema,
  method: retentionMethodSchema,
})
export type RetentionQuery = z.infer<typeof retentionQuerySchema>

/** `UNIQUES(A)/UNIQUES(B)` over one or two events, A and B in the order in which they are named. */
const formulaQuerySchema = z.object({
  kind: z.literal('formula'),
  ...common,
  formula: z.string().min(1),
  events: z.array(eventSchema).min(1).max(2),
  rollingWindow: z.int().min(2).optional(),
  rollingAverage: z.int().min(2).optional(),
})
export type FormulaQuery = z.infer<typeof formulaQuerySchema>

/** Sessions are always counted by day. */
const sessionsQuerySchema = z.object({
  kind: z.literal('sessions'),
  ...common,
  measure: z.enum(['length', 'average', 'perUser']),
})
export type SessionsQuery = z.infer<typeof sessionsQuerySchema>

/** Active users of the range by the value of one user property. */
const compositionQuerySchema = z.object({
  kind: z.literal('composition'),
  ...base,
  range: dateRangeSchema,
  property: propertySchema,
  top: z.int().min(1).max(1000).optional(),
})
export type CompositionQuery = z.infer<typeof compositionQuerySchema>

/** Lifetime value of new users: average revenue per user or per paying user, revenue in total, or paying users. */
const ltvQuerySchema = z.object({
  kind: z.literal('ltv'),
  ...common,
  measure: z.enum(['arpu', 'arppu', 'revenue', 'payers']),
})
export type LtvQuery = z.infer<typeof ltvQuerySchema>

/** Active users by five minutes, today and yesterday. */
const realtimeQuerySchema = z.object({ kind: z.literal('realtime'), ...base })
export type RealtimeQuery = z.infer<typeof realtimeQuerySchema>

/** The project's events with this week's totals, all or those whose name is like `search`. */
const eventListQuerySchema = z.object({
  kind: z.literal('events'),
  ...base,
  search: z.string().min(1).optional(),
})
export type EventListQuery = z.infer<typeof eventListQuerySchema>

/** One person: a user id, a device id, an Amplitude ID or the beginning of a user id. Always private. */
const personQuerySchema = z.object({ kind: z.literal('user'), ...base, who: z.string().min(1) })
export type PersonQuery = z.infer<typeof personQuerySchema>

/** A saved chart by the id that ends its address. */
export const savedChartQuerySchema = z.object({
  kind: z.literal('chart'),
  ...base,
  chartId: z.string().regex(/^[A-Za-z0-9]{4,20}$/),
})
export type SavedChartQuery = z.infer<typeof savedChartQuerySchema>

export const querySchema = z.discriminatedUnion('kind', [
  usersQuerySchema,
  eventQuerySchema,
  formulaQuerySchema,
  funnelQuerySchema,
  retentionQuerySchema,
  sessionsQuerySchema,
  compositionQuerySchema,
  ltvQuerySchema,
  realtimeQuerySchema,
  eventListQuerySchema,
  personQuerySchema,
  savedChartQuerySchema,
])
export type Query = z.infer<typeof querySchema>
/** Questions over a range of days, split by interval, group and segment. */
export type PeopleQuery = Extract<Query, { segments: unknown }>
/** Questions whose answer is numbers: what a report is made of. The others are a list to pick from and a person. */
export type MetricQuery = Exclude<Query, EventListQuery | PersonQuery>
