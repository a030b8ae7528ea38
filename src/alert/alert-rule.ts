import { z } from 'zod'
import { daySchema } from '../query/query.ts'

export const sensitivities = ['quiet', 'normal', 'sensitive'] as const
/** Against what a change is measured: the bucket before, or the same weekday (and clock time) a week earlier. */
export const references = ['previous', 'last week'] as const

/** Values are in the unit of the question: counts as they are, shares from 0 to 1, durations in ms. */
const alertConditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['below', 'above']), value: z.number() }),
  z.object({ kind: z.literal('outside'), lower: z.number(), upper: z.number() }),
  z.object({
    kind: z.enum(['drops', 'rises']),
    by: z.discriminatedUnion('kind', [
      /** 20 means 20 %. */
      z.object({ kind: z.literal('percent'), percent: z.number().positive() }),
      z.object({ kind: z.literal('absolute'), value: z.number().positive() }),
    ]),
    against: z.enum(references),
  }),
  z.object({ kind: z.literal('unusual'), sensitivity: z.enum(sensitivities) }),
])
export type AlertCondition = z.infer<typeof alertConditionSchema>

const wallTimeSchema = z.string().regex(/^\d\d:\d\d$/)

export const longestTitle = 120

/** What a person decides about an alert; kept as JSON, the question as canonical text. */
export const alertDefinitionSchema = z.object({
  title: z.string().min(1).max(longestTitle),
  /** As `describeQuery` writes it. */
  question: z.string().min(1),
  condition: alertConditionSchema,
  /** So many finished buckets in a row have to breach. */
  forPoints: z.int().min(1).max(12),
  /** Nothing fires while fewer than so many are counted, or expected, in the bucket. */
  minimum: z.number().min(0).optional(),
  /**
   * Of retention and lifetime value: which column is judged: its age in the question's interval (`day 7`, `week 1`), of lifetime
   * value always in days; of brackets the one that holds it. Undefined for the one that the headline names.
   */
  age: z.int().min(0).max(365).optional(),
  /** Each group or segment is judged by itself, and one message lists those that breach; else only the first line is. */
  perGroup: z.boolean(),
  /** A channel's id, or a person's. */
  channelId: z.string().min(1),
  /** A person's id (`U…`), a user group's (`S…`), `here` or `channel`. */
  mention: z.string().min(1).optional(),
  /** While they last nothing is told, though everything is judged; `from` may be later than `to`: over midnight. */
  quietHours: z
    .object({ from: wallTimeSchema, to: wallTimeSchema, timeZone: z.string().min(1), weekends: z.boolean() })
    .optional(),
  /** The last day, in the project's zone, on which it is judged. */
  endsOn: daySchema.optional(),
  mostReminders: z.int().min(0).max(10),
})
export type AlertDefinition = z.infer<typeof alertDefinitionSchema>

/** An alert as it is kept. */
export interface Alert {
  teamId: string
  /** The number people call it by: `Alert 4`. Counted per team, never used again. */
  id: number
  projectName: string
  definition: AlertDefinition
  ownerId: string
  createdAt: Date
  /** `muted`: judged, never told. `ended`: past its end date, or broken for good. */
  state: 'active' | 'muted' | 'ended'
  /** Why the bot itself changed its state, as a sentence; undefined where a person did. */
  stateBecause: string | undefined
  /** Nothing is told until then. */
  snoozedUntil: Date | undefined
  /** Undefined once it has ended. */
  nextCheckAt: Date | undefined
}
