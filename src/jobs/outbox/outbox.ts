import type { AlertKey } from '../alerts/alert-store.ts'
import type { Lease } from '../lease.ts'
import type { Notice, Posted, StoredPicture } from './messenger.ts'
import type { OutboxDraft, SlotKey } from '../digests/timetable-store.ts'

/** A message that is to be sent once. */
export interface OutboxMessage {
  id: string
  teamId: string
  channelId: string
  /** Of a message in a thread: where the first one stands. */
  threadTs: string | undefined
  notice: Notice
  pictures: readonly StoredPicture[]
  /** This one included. */
  attempt: number
  /** When Slack was first asked to take it; undefined where it never was. */
  firstTriedAt: Date | undefined
  /** Whether nobody knows if an earlier attempt arrived: its process ended while it was sent, or Slack did not answer. */
  isInDoubt: boolean
  /** Already sent once more after a doubt. */
  isRepeat: boolean
  createdAt: Date
  /** The slot that it belongs to, and whose it is. */
  slot: SlotKey | undefined
  /** The message that stays and is edited to which it belongs: that of an incident, for example. */
  standing: StandingPart | undefined
  /** Of an edit: what it replaces. */
  edits: Posted | undefined
}

/** What a message is to one that stays: the first to post it, an edit of it, or a message in its thread. */
export interface StandingPart {
  /** Of the message that stays. */
  id: string
  part: 'first' | 'edit' | 'thread'
  /** Whose incident it tells. */
  alert: AlertKey | undefined
}

/** The port to messages that wait to be sent. */
export interface Outbox {
  /** Adds a message beside the timetable. */
  add(message: { teamId: string; channelId: string; now: Date } & OutboxDraft): Promise<void>
  /**
   * Takes messages to send, one per channel at a time, the channels in turn and in each the oldest first: a thread only once its
   * first message stands.
   */
  take(lease: Lease, most: number): Promise<readonly OutboxMessage[]>
  /** Makes the lease longer; false where it has gone to somebody else, or the message is not wanted any more. */
  renew(message: OutboxMessage, lease: Lease): Promise<boolean>
  /**
   * Slack is about to be asked: from now on the message is in doubt until somebody says what came of it. False where it has gone to
   * somebody else or is not wanted any more, and then it must not be sent.
   */
  begin(message: OutboxMessage, now: Date): Promise<boolean>
  /** It stands in Slack; so does its slot, if it is the first message of one. Its pictures are let go. */
  sent(message: OutboxMessage, posted: Posted, now: Date): Promise<void>
  /** Tries again from that instant on. `isInDoubt` where it may have arrived. */
  postpone(message: OutboxMessage, next: Postponement): Promise<void>
  /** An edit whose message is gone in Slack is posted instead, as the message that stands from then on. False the second time. */
  repost(message: OutboxMessage, now: Date): Promise<boolean>
  /** Gives up, and with it its thread and its slot, which is parked with that reason. False where it has gone to somebody else. */
  fail(message: OutboxMessage, reason: string, now: Date): Promise<boolean>
  release(holder: string): Promise<void>
  /** How many wait, and since when the oldest does. */
  backlog(): Promise<{ waiting: number; oldestAt: Date | undefined }>
  /** Lets messages go that were sent or given up before that, some at a time. */
  tidy(before: Date): Promise<void>
}

interface Postponement {
  notBefore: Date
  isInDoubt: boolean
  isRepeat: boolean
}
