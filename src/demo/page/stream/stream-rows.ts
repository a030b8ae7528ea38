import type { DemoMessage } from '../../slack/page-protocol.ts'
import { dayOf, formatDayDivider, instantOf } from '../time/format-time.ts'

/** Messages of one author that follow each other within this span share one name and picture. */
const groupingMs = 5 * 60_000

export type StreamRow =
  | { kind: 'day'; key: string; label: string }
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
export function streamRows(
  messages: readonly DemoMessage[],
  reader: { now: Date; timeZone: string },
): StreamRow[] {
  const replies = Map.groupBy(messages.filter(isReply), (message) => message.threadTs ?? '')
  const rows: StreamRow[] = []
  let previous: DemoMessage | undefined
  for (const message of messages.filter((each) => !isReply(each))) {
    const instant = instantOf(message.ts)
    const isNewDay = previous === undefined || !isSameDay(previous, message, reader.timeZone)
    if (isNewDay) rows.push(dayRow(instant, reader))
    if (message.echo !== undefined) rows.push(commandRow(message, message.echo))
    const isContinuation = !isNewDay && previous !== undefined && continues(previous, message)
    rows.push({
      kind: 'message',
      key: message.ts,
      message,
      isContinuation,
      replies: replies.get(message.ts) ?? [],
    })
    previous = message
  }
  return rows
}

export function isReply(message: DemoMessage): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts
}

function dayRow(instant: Date, reader: { now: Date; timeZone: string }): StreamRow {
  const label = formatDayDivider(instant, reader.now, reader.timeZone)
  return { kind: 'day', key: `day ${dayOf(instant, reader.timeZone)}`, label }
}

function commandRow(message: DemoMessage, text: string): StreamRow {
  return { kind: 'command', key: `command ${message.ts}`, message, text }
}

function isSameDay(a: DemoMessage, b: DemoMessage, timeZone: string): boolean {
  return dayOf(instantOf(a.ts), timeZone) === dayOf(instantOf(b.ts), timeZone)
}

function continues(previous: DemoMessage, message: DemoMessage): boolean {
  const gapMs = instantOf(message.ts).getTime() - instantOf(previous.ts).getTime()
  const isAlike = previous.userId === message.userId && previous.isEphemeral === message.isEphemeral
  return isAlike && gapMs < groupingMs && message.echo === undefined && !message.isEphemeral
}
