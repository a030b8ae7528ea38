import { z } from 'zod'
import { comparisons } from '../query/query.ts'
import { scheduleSchema } from '../schedule/schedule.ts'

export const mostParts = 12
export const longestTitle = 120
/** How late a slot that was missed while the bot was down is still wanted, unless the digest says otherwise. */
export const defaultGraceMinutes = 120

/** What a person decides about a digest. Kept as JSON; the parts as canonical text, which every later version can read. */
export const digestDefinitionSchema = z.object({
  title: z.string().min(1).max(longestTitle),
  /** Questions as `describeQuery` writes them, in the order in which they are shown. */
  parts: z.array(z.string().min(1)).min(1).max(mostParts),
  schedule: scheduleSchema,
  /** A channel's id, or a person's: Slack then opens the direct message with the bot. Never a name, which may change. */
  channelId: z.string().min(1),
  /** Given to each part that takes a comparison and has none of its own. */
  comparison: z.enum(comparisons).optional(),
  /** Whether a slot in which nothing moved is passed over, and listed as quiet. */
  onlyWhenMoved: z.boolean(),
  /** Who is told by name: a person's id (`U…`), a user group's (`S…`), `here` or `channel`. */
  mention: z.string().min(1).optional(),
  /** Pictures below the words in one message, or each in the thread of the words. */
  layout: z.enum(['single', 'thread']),
  /** One picture with all parts, or one for each. */
  pictures: z.enum(['combined', 'each', 'none']),
  graceMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60),
})
export type DigestDefinition = z.infer<typeof digestDefinitionSchema>

/** A digest as it is kept. */
export interface Digest {
  teamId: string
  /** The number people call it by: `Digest 3`. Counted per team, never used again. */
  id: number
  /** The project that parts mean which name none. */
  projectName: string
  definition: DigestDefinition
  ownerId: string
  createdAt: Date
  state: 'active' | 'paused'
  /** Why the bot itself paused it, as a sentence with the way out; undefined where a person did. */
  pausedBecause: string | undefined
  /** Undefined while it is paused, and where its schedule has no further run. */
  nextDueAt: Date | undefined
}
