import './stream.css'
import { useMemo } from 'react'
import type { DemoMessage } from '../../slack/page-protocol.ts'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { useDemoNow } from '../time/use-demo-now.ts'
import { CommandRow } from './command-row.tsx'
import { MessageRow } from './message-row.tsx'
import type { StreamRow } from './stream-rows.ts'
import { streamDays } from './stream-rows.ts'

/** Days turn over rarely, and "Today" may be a little late. */
const tickMs = 30_000

/** One channel's messages with its days; new ones are read out by screen readers. */
export function MessageList({ messages, label }: { messages: readonly DemoMessage[]; label: string }) {
  const { state } = usePage()
  const timeZone = readerTimeZone(state)
  const now = useDemoNow(tickMs)
  const minute = Math.floor(now.getTime() / tickMs)
  const days = useMemo(
    () => streamDays(messages, { now: new Date(minute * tickMs), timeZone }),
    [messages, minute, timeZone],
  )
  return (
    <div className="stream" role="log" aria-label={label}>
      {days.map((day) => (
        <section key={day.key} className="day" aria-label={day.label}>
          <div className="day-bar">
            <h3 className="day-label">{day.label}</h3>
          </div>
          {day.rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </section>
      ))}
    </div>
  )
}

function Row({ row }: { row: StreamRow }) {
  switch (row.kind) {
    case 'command':
      return <CommandRow message={row.message} text={row.text} />
    case 'message':
      return <MessageRow message={row.message} isContinuation={row.isContinuation} replies={row.replies} />
  }
}
