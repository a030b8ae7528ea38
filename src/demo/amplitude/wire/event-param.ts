import { z } from 'zod'
import {
  InvalidDefinitionError,
  operators,
  type EventDefinition,
  type PropertyCondition,
  type PropertyRef,
  type Segment,
  type SegmentCondition,
} from '../metrics/definition.ts'

/** Values are strings by the documentation; clients that send numbers or booleans get away with it. */
const valuesSchema = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String))

const filterSchema = z.object({
  subprop_type: z.enum(['event', 'user']),
  subprop_key: z.string().min(1),
  subprop_op: z.enum(operators),
  subprop_value: valuesSchema.min(1),
})

const groupBySchema = z.object({ type: z.enum(['event', 'user']), value: z.string().min(1) })

const eventSchema = z.object({
  event_type: z.string().min(1),
  filters: z.array(filterSchema).default([]),
  group_by: z.array(groupBySchema).max(2).default([]),
})

const propertyConditionSchema = z.object({
  prop: z.string().min(1),
  op: z.enum(operators),
  values: valuesSchema.min(1),
})

const behaviourSchema = z.object({
  type: z.literal('event'),
  event_type: z.string().min(1),
  filters: z.array(filterSchema).default([]),
  op: z.enum(['>=', '>', '=', '<', '<=']),
  value: z.number().min(0),
  time_type: z.enum(['forEachInterval', 'currentInterval', 'allTime', 'rolling']),
  time_value: z.number().int().min(1).optional(),
})

const segmentSchema = z.array(z.union([behaviourSchema, propertyConditionSchema]))

/** Reads `e`, `e2`, `se` or `re`. Throws `InvalidDefinitionError`. */
export function readEvent(text: string, parameter: string): EventDefinition {
  const { event_type, filters, group_by } = readJson(eventSchema, text, parameter)
  return { name: event_type, filters: filters.map(conditionOf), groupBy: group_by.map(propertyOf) }
}

/** Reads one `s`. Throws `InvalidDefinitionError`. */
export function readSegment(text: string): Segment {
  return readJson(segmentSchema, text, 's').map(segmentConditionOf)
}

/** Parses a parameter that holds JSON. Throws `InvalidDefinitionError`. */
export function readJson<T>(schema: z.ZodType<T>, text: string, parameter: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InvalidDefinitionError(`Invalid JSON in parameter ${parameter}`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new InvalidDefinitionError(`Invalid parameter ${parameter}`)
  return parsed.data
}

function conditionOf({
  subprop_type,
  subprop_key,
  subprop_op,
  subprop_value,
}: z.infer<typeof filterSchema>): PropertyCondition {
  return { of: subprop_type, property: subprop_key, operator: subprop_op, values: subprop_value }
}

function propertyOf({ type, value }: z.infer<typeof groupBySchema>): PropertyRef {
  return { of: type, property: value }
}

function segmentConditionOf(condition: z.infer<typeof segmentSchema>[number]): SegmentCondition {
  if ('type' in condition) return behaviourOf(condition)
  const { prop, op, values } = condition
  if (prop !== 'userdata_cohort') {
    return { kind: 'property', condition: { of: 'user', property: prop, operator: op, values } }
  }
  return { kind: 'cohort', id: values[0] ?? '', isMember: op !== 'is not' }
}

function behaviourOf({
  event_type,
  filters,
  op,
  value,
  time_type,
  time_value,
}: z.infer<typeof behaviourSchema>): SegmentCondition {
  return {
    kind: 'behaviour',
    event: { name: event_type, filters: filters.map(conditionOf), groupBy: [] },
    operator: op,
    count: value,
    withinDays:
      time_type === 'allTime' ? Infinity : time_type === 'currentInterval' ? undefined : (time_value ?? 1),
  }
}
