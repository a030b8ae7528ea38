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
  /** Whether somebody looks after it; also said while its state is another. */
  isAcknowledged: z.boolean().optional(),
  /** What was said of it last: then nobody is asked any more. */
  verdict: z.enum(['useful', 'noise']).optional(),
  direction: z.enum(['drop', 'spike', 'no data']).optional(),
  /** `8,412 yesterday` */
  value: z.string(),
  /** `−23% vs usual Tuesday (10,930)` */
  change: z.string().optional(),
  /** `usual range 10,100–11,700`, or `limit 500` */
  usual: z.string().optional(),
  /** Of an alert with groups: those that breach, the farthest first, `iOS  1,204  −61%`; and how many more. */
  groups: z.array(z.string()),
  moreGroups: z.int(),
  /** `Since Tue, Nov 24, 14:05, for 3h 10m`; after recovery `Recovered after 3h 10m, low 7,912`. */
  duration: z.string(),
  /** The rule in words: `fires when daily active users drop 20% vs last week`. */
  rule: z.string(),
  ownerId: z.string(),
  mention: z.string().optional(),
  /** Who did what: `Acknowledged by <@U…>, 9:12`; ids of people, never names. `what` is `Acknowledged`, `when` is `9:12`. */
  deeds: z.array(z.object({ by: z.string(), what: z.string(), when: z.string().optional() })),
  /** Known days that bear on it: `Black Friday, Fri, Nov 27`, and who noted them, unless a calendar did. */
  notes: z.array(z.object({ what: z.string(), by: z.string().optional() })).optional(),
  /** What is special about it, a line each: `Nothing at all is counted: an outage, or nothing arrives in Amplitude`. */
  remarks: z.array(z.string()).optional(),
  /** Data as of, and how whole the numbers are. */
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
  /** Who is called by it: where it got worse. */
  mention: z.string().optional(),
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
