import type { DemoMessage } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone, userById } from '../state/page-state.ts'
import { formatMoment, instantOf } from '../time/format-time.ts'
import { demoNow } from '../time/use-demo-now.ts'

/** `3 replies · Last reply today at 2:05 PM`, below the message that began the thread. */
export function ThreadSummary({
  message,
  replies,
}: {
  message: DemoMessage
  replies: readonly DemoMessage[]
}) {
  const { state, dispatch } = usePage()
  const authors = [...new Set(replies.map((reply) => reply.userId))].slice(0, 5)
  const last = instantOf(replies.at(-1)?.ts ?? message.ts)
  const moment = formatMoment(last, demoNow(state.clock), readerTimeZone(state))
  return (
    <button
      type="button"
      className="thread-summary"
      onClick={() => dispatch({ type: 'threadOpened', ts: message.ts })}
    >
      <span className="thread-authors">
        {authors.map((id) => (
          <Avatar key={id} user={userById(state, id)} size={24} />
        ))}
      </span>
      <span className="thread-count">
        {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
      </span>
      <span className="thread-last">Last reply {moment}</span>
      <span className="thread-view">
        View thread <Icon name="chevronRight" size={16} />
      </span>
    </button>
  )
}
