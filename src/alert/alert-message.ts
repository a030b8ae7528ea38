import { z } from 'zod'

/** What an alert shows in its channel: one message per incident, edited in place. Composed, ready to be laid out. */
export const alertMessageSchema = z.object({
  alertId: z.int(),
  incidentId: z.string(),
  title: z.string(),
  projectName: z.string(),
  state: z.enum([
    'firing',
    'acknowledged',
    'snoozed',
    'recovering',
    'recovered',
    'no data',
    'unstable',
    'muted',
  ]),
  /** `8,412 yesterday` */
  value: z.string(),
  /** `−23 % vs usual Tuesday 10,930` */
  change: z.string().optional(),
  /** `usual range 10,100–11,700` */
  usual: z.string().optional(),
  /** Of an alert with groups: those that breach, the farthest first, `iOS  1,204  −61 %`; and how many more. */
  groups: z.array(z.string()),
  moreGroups: z.int(),
  /** `since Tue, Nov 24, 14:05, for 3 h 10 m`; after recovery `Recovered after 3 h 10 m, low 7.9k`. */
  duration: z.string(),
  /** The rule in words: `fires when daily active users drop 20 % vs last week`. */
  rule: z.string(),
  ownerId: z.string(),
  mention: z.string().optional(),
  /** Who did what: `Acknowledged by <@U…>, 9:12`; ids of people, never names. */
  deeds: z.array(z.object({ by: z.string(), what: z.string() })),
  /** Notes of known days, data as of, as sentences. */
  context: z.array(z.string()),
  /** Canonical question. */
  question: z.string(),
  /** Everything in words. */
  text: z.string(),
  picture: z.object({ altText: z.string() }).optional(),
})
export type AlertMessage = z.infer<typeof alertMessageSchema>

/** What stands in the thread of an incident: why, reminders, what ended it. */
export const alertThreadSchema = z.object({
  alertId: z.int(),
  incidentId: z.string(),
  lines: z.array(z.string()),
  /** Also shown in the channel: escalations only. */
  isBroadcast: z.boolean(),
  text: z.string(),
})
export type AlertThread = z.infer<typeof alertThreadSchema>

/** Several alerts of one project at once: the parent in the channel; the rest is in its thread. */
export const stormMessageSchema = z.object({
  projectName: z.string(),
  alerts: z.array(z.object({ alertId: z.int(), line: z.string() })),
  /** What this pattern usually means, as a sentence. */
  meaning: z.string(),
  text: z.string(),
})
export type StormMessage = z.infer<typeof stormMessageSchema>
