import { z } from 'zod'

const instant = z.iso.datetime()

/** One line of an alert between two checks. */
const groupMemorySchema = z.object({
  group: z.string(),
  state: z.enum(['ok', 'pending', 'firing', 'recovering', 'no data']),
  since: instant,
  /** Label of the newest point that was judged: the same point is never counted twice. */
  lastPoint: z.string().optional(),
  /** Labels of the points in a row that breached, the oldest first. */
  breaching: z.array(z.string()),
  /** Which way they did. */
  direction: z.enum(['drop', 'spike']).optional(),
  /** How many points in a row were well back. */
  calmPoints: z.int(),
  /** Where it stays since its incident ended, which is not where it had been: what is usual now, and what was before. */
  newLevel: z.object({ usual: z.number(), before: z.number() }).optional(),
  /** In how many answers in a row it was missing while others had something new. */
  unseen: z.int().optional(),
  /** The newest value, its expectation and its bounds, for messages and lists. */
  last: z
    .object({
      value: z.number(),
      expected: z.number().optional(),
      lower: z.number().optional(),
      upper: z.number().optional(),
      expectedName: z.string().optional(),
      reason: z.string(),
    })
    .optional(),
})
export type GroupMemory = z.infer<typeof groupMemorySchema>

/** From the first firing to the recovery of every group; one message in Slack. */
const incidentSchema = z.object({
  id: z.string(),
  direction: z.enum(['drop', 'spike', 'no data']),
  firedAt: instant,
  /** Start of the first point that breached. */
  since: instant,
  /** The farthest value, and when. */
  extreme: z.number().optional(),
  extremeAt: instant.optional(),
  /** Groups that fired at any time; [''] where the alert has one line. */
  groups: z.array(z.string()),
  acknowledged: z.object({ by: z.string(), at: instant }).optional(),
  remindersSent: z.int(),
  /** The share by which it was off when people last heard of it: only twice as much is worse. */
  toldDeviation: z.number().optional(),
  /** When it stopped to remind, and said so. */
  mutedAt: instant.optional(),
  /** When people last heard of it, reminders included. */
  lastToldAt: instant.optional(),
  /** Whether the firing is held back by quiet hours or a snooze. */
  isHeld: z.boolean(),
  /** When it ended: every line is back, or at a level that has become usual. */
  recoveredAt: instant.optional(),
})
export type Incident = z.infer<typeof incidentSchema>

/** All that an alert remembers from check to check, kept as JSON in one row. */
export const alertMemorySchema = z.object({
  groups: z.array(groupMemorySchema),
  incident: incidentSchema.optional(),
  /** When it fired or recovered lately: three within six hours make it unstable. */
  flips: z.array(instant),
  unstableUntil: instant.optional(),
  /** Failed reads in a row; the state stays as it was meanwhile. */
  failedReads: z.int(),
  /** When its very first check was due, where that could not be read: what has settled by then is judged as soon as it can. */
  dueSince: instant.optional(),
  /** Since when Amplitude has refused its question, or its text is none, without an answer in between. */
  refusedSince: instant.optional(),
  /** What people said of incidents, the newest last; `incident` is the id of which. */
  verdicts: z.array(
    z.object({
      at: instant,
      by: z.string(),
      kind: z.enum(['useful', 'noise']),
      incident: z.string().optional(),
    }),
  ),
  lastFiredAt: instant.optional(),
})
export type AlertMemory = z.infer<typeof alertMemorySchema>

export const emptyMemory: AlertMemory = { groups: [], flips: [], failedReads: 0, verdicts: [] }
