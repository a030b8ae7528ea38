import type { AlertMessage, AlertThread, StormMessage } from '../../alert/alert-message.ts'
import type { DigestMessage } from '../../digest/digest-message.ts'

/** Something to be told that nobody is waiting for. Slack's side lays it out; the outbox keeps it as JSON. */
export type Notice =
  | { kind: 'digest'; message: DigestMessage }
  /** Pictures in the thread of a digest. */
  | { kind: 'digestPictures'; title: string; pictures: readonly { title: string; altText: string }[] }
  /** A word to one person about what they own, such as a digest that was paused. `command` is what mends it. */
  | { kind: 'word'; text: string; command: string | undefined }
  /** An incident: posted once, edited ever after. */
  | { kind: 'alert'; message: AlertMessage }
  /** Below an incident, in its thread. */
  | { kind: 'alertThread'; message: AlertThread }
  /** Several alerts of one project at once; each of them stands in its thread. */
  | { kind: 'storm'; message: StormMessage }

/** A PNG that belongs to a notice, in the order of its `pictures`. */
export interface StoredPicture {
  png: Uint8Array
  altText: string
}

/** One message on its way. */
export interface Delivery {
  /** Written into the message's metadata, so that it can be found again. */
  id: string
  /** A channel's id or a person's. */
  channelId: string
  threadTs: string | undefined
  notice: Notice
  pictures: readonly StoredPicture[]
  /** Sent once more after a restart, because nobody knows whether the first one arrived: the message says so. */
  isRepeat: boolean
}

export interface Posted {
  channelId: string
  ts: string
  /** The uploaded pictures that it shows, by position; undefined where nobody has written them down. */
  fileIds?: readonly (string | undefined)[] | undefined
}

/** What the one who wants something delivered has to say while it is. */
export interface Sending {
  signal: AbortSignal
  /**
   * To be awaited right before Slack is asked to take the message, each time that it is, with everything else ready: it waits for
   * the channel's turn and writes down that from now on the message may stand. Rejects where it is not to be sent any more.
   */
  begin: () => Promise<void>
}

/** The port to whoever delivers; `slack/` is its adapter. */
export interface Messenger {
  /** Throws `DeliveryError`. Posts at most once per call and never repeats a post whose outcome is unknown. */
  post(delivery: Delivery, sending: Sending): Promise<Posted>
  /**
   * Replaces a message that stands, as often as one likes. With pictures of its own it shows these, without any it goes on showing
   * those that it has. Throws `DeliveryError`.
   */
  update(posted: Posted, delivery: Delivery, sending: Sending): Promise<Posted>
  /**
   * Looks for a message of the bot's by its delivery id, in what the channel (or thread) has had since then. `unreadable` where
   * the bot may not read the history. Throws `DeliveryError` for what may work later.
   */
  find(delivery: Delivery, since: Date, signal: AbortSignal): Promise<Posted | 'absent' | 'unreadable'>
}
