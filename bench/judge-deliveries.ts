import type { ChaosWorld } from './chaos-world.ts'
import { repeatMark } from './open-timetable.ts'

export interface Verdict {
  /** That stand in Slack. */
  messages: number
  /** Messages that never arrived, and slots that were not delivered. */
  lost: number
  /** Messages that stand twice without saying so, or more than twice. */
  duplicates: number
  /** Messages that stand twice, the second marked. */
  repeats: number
  /** Marked, though the first one had not arrived. */
  needlessMarks: number
}

/** Holds what stands in Slack against what was to stand there. */
export function judgeDeliveries({ database, slack }: ChaosWorld): Verdict {
  const texts = new Map<string, string[]>()
  for (const message of slack.posted()) {
    const id = idOf(message)
    texts.set(id, [...(texts.get(id) ?? []), message.text])
  }
  const wanted = database.prepare<[], { id: string }>('SELECT id FROM outbox').all()
  const undelivered = database
    .prepare<[], { count: number }>("SELECT count(*) AS count FROM slots WHERE state <> 'delivered'")
    .get()
  const isMarked = (text: string | undefined): boolean => text?.includes(repeatMark) === true
  const of = (matches: (found: readonly string[]) => boolean): number =>
    wanted.filter(({ id }) => matches(texts.get(id) ?? [])).length
  return {
    messages: slack.posted().length,
    lost: of((found) => found.length === 0) + (undelivered?.count ?? 0),
    duplicates: of((found) => found.length > 2 || (found.length === 2 && !isMarked(found[1]))),
    repeats: of((found) => found.length === 2 && isMarked(found[1])),
    needlessMarks: of((found) => found.length === 1 && isMarked(found[0])),
  }
}

/** The delivery's id, from the metadata of its message. */
export function idOf({ metadata }: { metadata?: Record<string, unknown> }): string {
  const payload = metadata?.['event_payload'] as { id?: string } | undefined
  return payload?.id ?? ''
}
