import type { ReactNode } from 'react'
import type { DemoUser } from '../../slack/page-protocol.ts'
import { Avatar } from '../people/avatar.tsx'
import { TimeStamp } from './time-stamp.tsx'

interface RowFrameProps {
  user: DemoUser
  ts: string
  /** Follows a message of the same author, so that only the time stands in the margin. */
  isContinuation: boolean
  isEphemeral?: boolean
  label: string
  /** Stands above, across margin and words. */
  note?: ReactNode
  tools?: ReactNode
  children: ReactNode
}

/** Margin and words of one message. */
export function RowFrame(props: RowFrameProps) {
  const { user, ts, isContinuation, isEphemeral = false, label, note, tools, children } = props
  return (
    <article className={isEphemeral ? 'message is-ephemeral' : 'message'} aria-label={label}>
      {note !== undefined && <div className="message-note">{note}</div>}
      <div className="message-margin">
        {isContinuation ? <TimeStamp ts={ts} isShort /> : <Avatar user={user} />}
      </div>
      <div className="message-body">{children}</div>
      {tools !== undefined && <div className="message-tools">{tools}</div>}
    </article>
  )
}
