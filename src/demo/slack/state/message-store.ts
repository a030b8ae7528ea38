import type { BlockJson, DemoAttachment, DemoFile, DemoMessage } from '../page-protocol.ts'
import type { Broadcast } from './broadcast.ts'
import { identity } from './identity.ts'
import type { Timestamps } from './timestamps.ts'

/** A message as the workspace keeps it. */
export interface Message {
  channelId: string
  ts: string
  threadTs?: string
  userId: string
  text: string
  blocks: BlockJson[]
  attachments: DemoAttachment[]
  files: DemoFile[]
  /** `{ event_type, event_payload }`, kept through updates that do not mention it. */
  metadata?: Record<string, unknown>
  /** The only person who sees it; undefined for a message that everybody in the channel sees. */
  ephemeralTo?: string
  editedTs?: string
  echo?: string
}

export type MessageDraft = Partial<Message> & Pick<Message, 'channelId' | 'userId' | 'text'>

/** All messages of the workspace, in the order of their `ts`. */
export class MessageStore {
  readonly #messages = new Map<string, Message>()
  readonly #timestamps: Timestamps
  readonly #broadcast: Broadcast

  constructor(timestamps: Timestamps, broadcast: Broadcast) {
    this.#timestamps = timestamps
    this.#broadcast = broadcast
  }

  post(draft: MessageDraft): Message {
    const message: Message = {
      ts: this.#timestamps.next(),
      blocks: [],
      attachments: [],
      files: [],
      ...draft,
    }
    this.#messages.set(keyOf(message.channelId, message.ts), message)
    this.#announce(message)
    return message
  }

  /** Replaces what `changes` names; returns undefined when there is no such message. */
  edit(channelId: string, ts: string, changes: Partial<Message>): Message | undefined {
    const current = this.find(channelId, ts)
    if (current === undefined) return undefined
    const message: Message = { ...current, ...changes, channelId, ts, editedTs: this.#timestamps.next() }
    this.#messages.set(keyOf(channelId, ts), message)
    this.#announce(message)
    return message
  }

  remove(channelId: string, ts: string): boolean {
    const wasThere = this.#messages.delete(keyOf(channelId, ts))
    if (wasThere) this.#broadcast.publish({ type: 'messageDeleted', channelId, ts })
    return wasThere
  }

  find(channelId: string, ts: string): Message | undefined {
    return this.#messages.get(keyOf(channelId, ts))
  }

  in(channelId: string): Message[] {
    return this.all().filter((message) => message.channelId === channelId)
  }

  all(): Message[] {
    return [...this.#messages.values()].sort((a, b) => Number(a.ts) - Number(b.ts))
  }

  /** What the person at the keyboard sees. */
  visible(): DemoMessage[] {
    return this.all().filter(isVisible).map(toDemoMessage)
  }

  #announce(message: Message): void {
    if (isVisible(message)) this.#broadcast.publish({ type: 'message', message: toDemoMessage(message) })
  }
}

function toDemoMessage(message: Message): DemoMessage {
  return {
    channelId: message.channelId,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    userId: message.userId,
    text: message.text,
    blocks: message.blocks,
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.files.length === 0 ? {} : { files: message.files }),
    isEphemeral: message.ephemeralTo !== undefined,
    isEdited: message.editedTs !== undefined,
    ...(message.echo === undefined ? {} : { echo: message.echo }),
  }
}

/** Its own blocks and those of its attachments. */
export function blocksOf(message: Message): BlockJson[] {
  return [...message.blocks, ...message.attachments.flatMap((attachment) => attachment.blocks)]
}

function isVisible(message: Message): boolean {
  return message.ephemeralTo === undefined || message.ephemeralTo === identity.me
}

function keyOf(channelId: string, ts: string): string {
  return `${channelId} ${ts}`
}
