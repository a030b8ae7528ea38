import { z } from 'zod'

/** Clauses that are chosen from a list; the choice is the clause as it is typed. */
export const choiceNames = [
  'metric',
  'window',
  'order',
  'population',
  'method',
  'range',
  'interval',
  'comparison',
  'output',
] as const
export type ChoiceName = (typeof choiceNames)[number]

/** Tells rows and segments apart while others come and go. */
const id = z.int().min(0)

/** A row of the form: a condition on people. An empty one says nothing. */
const formConditionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('property'),
    id,
    property: z.string(),
    operator: z.string(),
    values: z.string(),
  }),
  z.object({
    kind: z.literal('behaviour'),
    id,
    event: z.string(),
    /** `once` or `never`; else a comparison such as `>=` with `count`. */
    often: z.string(),
    count: z.string(),
    /** How far back it counts; empty for as long as the language takes it. */
    days: z.string(),
  }),
  z.object({
    kind: z.literal('own'),
    id,
    /** The position of the only event that it is about, from 0, as text. */
    event: z.string(),
    property: z.string(),
    operator: z.string(),
    values: z.string(),
  }),
  z.object({ kind: z.literal('cohort'), id, operator: z.string(), cohort: z.string() }),
])
export type FormCondition = z.infer<typeof formConditionSchema>

const formSegmentSchema = z.object({ id, conditions: z.array(formConditionSchema) })
export type FormSegment = z.infer<typeof formSegmentSchema>

/**
 * A question as the form holds it: each field is a piece of the language, as it could be typed behind `/amp`, and an empty
 * one says nothing. What has no field of its own stands in `more`, so nothing that was typed is lost; a question that
 * cannot be taken apart at all is of the kind `text` and stands in `text` as a whole.
 */
export const formSchema = z.object({
  kind: z.string(),
  text: z.string(),
  /** What stands behind the kind's name besides events: a formula, a measure, a property. */
  head: z.string(),
  /** One for each field; those that are empty are left out of the question. */
  events: z.array(z.string()),
  choices: z.record(z.enum(choiceNames), z.string()),
  /** What to add up, where the metric needs a property of the event. */
  metricProperty: z.string(),
  /** Days, `YYYY-MM-DD`, where the range is chosen by dates; `to` may be empty. */
  from: z.string(),
  to: z.string(),
  /** Those that everybody has to meet, and those of single events. */
  conditions: z.array(formConditionSchema),
  /** Groups of people to compare, each with conditions of its own. */
  segments: z.array(formSegmentSchema),
  groupBy: z.array(z.string()),
  top: z.string(),
  /** Windows over points, as numbers of them. */
  rolling: z.string(),
  smoothed: z.string(),
  /** Another project than the first, as it is written in a question. */
  project: z.string(),
  more: z.string(),
  destination: z.enum(['channel', 'private']),
  channelId: z.string(),
  /** Whether the rarer fields are shown although they say nothing. */
  isWhole: z.boolean(),
})
export type Form = z.infer<typeof formSchema>

/** The kind of a question that is typed instead of put together. */
export const textKind = 'text'
/** The range that two fields for dates say. */
export const byDates = 'dates'

export function emptyForm(kind: string, channelId: string): Form {
  return {
    kind,
    text: '',
    head: '',
    events: [],
    choices: {
      metric: '',
      window: '',
      order: '',
      population: '',
      method: '',
      range: '',
      interval: '',
      comparison: '',
      output: '',
    },
    metricProperty: '',
    from: '',
    to: '',
    conditions: [],
    segments: [],
    groupBy: [],
    top: '',
    rolling: '',
    smoothed: '',
    project: '',
    more: '',
    // In a direct message with the bot, and where no channel is known, the answer is for the asker alone.
    destination: isChannel(channelId) ? 'channel' : 'private',
    channelId: isChannel(channelId) ? channelId : '',
    isWhole: false,
  }
}

/** Whether others can read along there; ids of direct messages begin with D. */
function isChannel(id: string): boolean {
  return /^[CG]/.test(id)
}
