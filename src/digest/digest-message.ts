import { z } from 'zod'

const changeSchema = z.object({
  text: z.string(),
  versus: z.string(),
  direction: z.enum(['up', 'down', 'flat']),
})

/** One metric in a line: `metric  value  change vs last Tue  sparkline`. */
const digestLineSchema = z.object({
  /** Canonical question, for the buttons that ask it again. */
  command: z.string(),
  title: z.string(),
  /** With the name of the line where there are several: `12,345`, `iOS 8,120`. */
  value: z.string(),
  /** What the value is, behind it: `on Sun, Nov 22`, `week 1 retention`. */
  label: z.string(),
  /** Both in as few words as can be: `12,345`, `54% week 1 retention`. */
  brief: z.string(),
  change: changeSchema.optional(),
  sparkline: z.string(),
  /** How far from its own usual: a number of robust standard deviations, 0 where nothing can be said. */
  surprise: z.number(),
  /** One sentence that says what is remarkable, for movers. */
  remark: z.string().optional(),
})
export type DigestLine = z.infer<typeof digestLineSchema>

/**
 * What arrives at a slot, composed and ready to be laid out: kept in the outbox as JSON until it is delivered, so that a
 * crash in between neither asks nor computes again. Pictures lie beside it as files.
 */
export const digestMessageSchema = z.object({
  digestId: z.int(),
  title: z.string(),
  projectName: z.string(),
  /** The slot's day and time in the schedule's zone: `Monday, November 23, 2026 · 9:00 (Europe/Berlin)`. */
  dateLine: z.string(),
  /** What is unusual about this delivery, as sentences: a test, late, several slots in one. */
  marks: z.array(z.string()),
  mention: z.string().optional(),
  /** What a reader in a hurry has to know: `2 of 7 moved more than usual.` */
  verdict: z.string().optional(),
  /** Those that moved, most surprising first and with a remark, then the others in the digest's order. */
  lines: z.array(digestLineSchema),
  /** Folded into one line: those that did as usual, where there are too many for a line each. */
  quiet: z.array(digestLineSchema),
  /** Parts that could not be answered. */
  failures: z.array(z.object({ command: z.string(), reason: z.string() })),
  /** Small print: data as of, next run, how to edit. */
  context: z.array(z.string()),
  /** Everything in words, for notifications and screen readers. */
  text: z.string(),
  pictures: z.array(z.object({ title: z.string(), altText: z.string() })),
})
export type DigestMessage = z.infer<typeof digestMessageSchema>
