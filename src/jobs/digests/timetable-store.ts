import type { Digest } from '../../digest/digest.ts'
import type { Lease } from '../lease.ts'
import type { Notice, StoredPicture } from '../outbox/messenger.ts'

/** A slot: of which digest, and due when. Unique, whoever takes it up. */
export interface SlotKey {
  teamId: string
  digestId: number
  dueAt: Date
  trigger: 'schedule' | 'test'
}

/** A slot that this process works on until the lease ends. */
export interface ClaimedSlot extends SlotKey {
  digest: Digest
  /** This one included; after three the slot is parked. */
  attempt: number
}

/** A message on its way into the outbox. */
export interface OutboxDraft {
  notice: Notice
  pictures: readonly StoredPicture[]
}

/** The port to the timetable. Every change is conditional, so that of several processes one wins. */
export interface TimetableStore {
  /**
   * Turns the digests whose time has come into slots, some at a time, the longest due first: one to run and the missed ones as
   * skipped. Gives how many digests it has moved on, 0 where none was due, and how many slots were skipped.
   */
  takeUpDue(now: Date): Promise<{ digests: number; skipped: number }>
  /** Claims slots that nobody works on, the longest due first; also those whose holder let its lease end. */
  claim(lease: Lease, most: number): Promise<readonly ClaimedSlot[]>
  /** Makes the lease longer; false where it has gone to somebody else. */
  renew(slot: SlotKey, lease: Lease): Promise<boolean>
  /**
   * The slot is composed: its messages go into the outbox in the same transaction, the first as the message that counts and the
   * others in its thread. False where the lease has gone to somebody else, and then nothing is written.
   */
  compose(slot: SlotKey, lease: Lease, drafts: readonly [OutboxDraft, ...OutboxDraft[]]): Promise<boolean>
  /** Nothing is to be sent; the reason is kept as a sentence. */
  skip(slot: SlotKey, lease: Lease, reason: string): Promise<boolean>
  /** Tries again from that instant on. */
  postpone(slot: SlotKey, lease: Lease, next: { notBefore: Date; reason: string }): Promise<boolean>
  /** Gives up for good. */
  park(slot: SlotKey, lease: Lease, reason: string): Promise<boolean>
  /** Gives everything back that the holder has claimed and not finished, for whoever comes next. */
  release(holder: string): Promise<void>
  /** Digests that are due after `from` and not after `until`, the next first. */
  upcoming(from: Date, until: Date, most: number): Promise<readonly Digest[]>
  /** Computes when everything is due anew, after the rules of the zones have changed. */
  reschedule(now: Date): Promise<void>
}
