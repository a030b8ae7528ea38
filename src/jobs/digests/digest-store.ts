import type { Digest, DigestDefinition } from '../../digest/digest.ts'

/** What a digest is before it has a number. */
export interface DigestDraft {
  teamId: string
  projectName: string
  definition: DigestDefinition
  ownerId: string
}

/** The number that people call a digest by, within their team. */
interface DigestKey {
  teamId: string
  id: number
}

/** Digests by team. Every change of the schedule or the state computes `nextDueAt` anew, from `now` on. */
export interface DigestStore {
  create(draft: DigestDraft, now: Date): Promise<Digest>
  find(key: DigestKey): Promise<Digest | undefined>
  /** By number. */
  list(teamId: string, filter?: { channelId?: string; ownerId?: string }): Promise<readonly Digest[]>
  /** Undefined where there is none of that number any more; so for the others. */
  redefine(key: DigestKey, definition: DigestDefinition, now: Date): Promise<Digest | undefined>
  pause(key: DigestKey, because?: string): Promise<Digest | undefined>
  resume(key: DigestKey, now: Date): Promise<Digest | undefined>
  handOver(key: DigestKey, ownerId: string): Promise<Digest | undefined>
  /** With its history. What lies in the outbox for it is not sent any more. */
  remove(key: DigestKey): Promise<boolean>
  /** The newest runs first, at most `count`. */
  runs(key: DigestKey, count: number): Promise<readonly DigestRun[]>
  /** Asks for a run now, beside the schedule and marked as a test; the next beat of the heart takes it up. */
  requestTest(key: DigestKey, now: Date): Promise<void>
}

/** What became of a slot. */
export interface DigestRun {
  dueAt: Date
  trigger: 'schedule' | 'test'
  /** `waiting`: due, claimed or lying in the outbox. `parked`: given up after three attempts. */
  state: 'waiting' | 'delivered' | 'skipped' | 'parked'
  /** Of `delivered`: when Slack took the message. Of the others: when it was decided. */
  finishedAt: Date | undefined
  /** How much after `dueAt` it was delivered. */
  lateMs: number | undefined
  /** Why it was skipped, parked or late, and which parts failed; as sentences. */
  reason: string | undefined
  /** Where the message stands. */
  posted: { channelId: string; ts: string } | undefined
}
