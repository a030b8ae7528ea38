import type { DemoMessage } from '../../slack/page-protocol.ts'
import { dayOf, formatDayDivider, instantOf } from '../time/format-time.ts'

/** Messages of one author that follow each other within this span share one name and picture. */
const groupingMs = 5 * 60_000

export interface StreamDay {
  key: string
  label: string
  rows: readonly StreamRow[]
}

export type StreamRow =
  /** The slash command that an answer in the channel echoes, as a line of the person who typed it. */
  | { kind: 'command'; key: string; message: DemoMessage; text: string }
  | {
      kind: 'message'
      key: string
      message: DemoMessage
      isContinuation: boolean
      replies: readonly DemoMessage[]
    }

/** Lays out one channel's messages, oldest first, without the replies in threads, which hang below their first message. */
export function streamDays(
  messages: readonly DemoMessage[],
  reader: { now: Date; timeZone: string },
): StreamDay[] {
  const replies = Map.groupBy(messages.filter(isReply), (message) => message.threadTs ?? '')
  const own = messages.filter((message) => !isReply(message))
  const days = Map.groupBy(own, (message) => dayOf(instantOf(message.ts), reader.timeZone))
  return [...days].map(([day, ofDay]) => ({
    key: day,
    label: formatDayDivider(instantOf(ofDay[0]?.ts ?? 0), reader.now, reader.timeZone),
    rows: ofDay.flatMap((message, index) =>
      rowsFor(message, ofDay[index - 1], replies.get(message.ts) ?? []),
    ),
  }))
}

export function isReply(message: DemoMessage): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts
}

function rowsFor(
  message: DemoMessage,
  previous: DemoMessage | undefined,
  replies: readonly DemoMessage[],
): StreamRow[] {
  const { echo, ts } = message
  const isContinuation = previous !== undefined && continues(previous, message)
  const row: StreamRow = { kind: 'message', key: ts, message, isContinuation, replies }
  return echo === undefined ? [row] : [{ kind: 'command', key: `command ${ts}`, message, text: echo }, row]
}

function continues(previous: DemoMessage, message: DemoMessage): boolean {
  const gapMs = instantOf(message.ts).getTime() - instantOf(previous.ts).getTime()
  const isAlike = previous.userId === message.userId && previous.isEphemeral === message.isEphemeral
  return isAlike && gapMs < groupingMs && message.echo === undefined && !message.isEphemeral
}
