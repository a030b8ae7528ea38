import type { DemoMessage } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'
import { slackbotId, userById } from '../state/page-state.ts'
import { Byline } from './byline.tsx'
import { MessageContent } from './message-content.tsx'
import { MessageTools } from './message-tools.tsx'
import { RowFrame } from './row-frame.tsx'
import { ThreadSummary } from './thread-summary.tsx'

interface MessageRowProps {
  message: DemoMessage
  isContinuation: boolean
  replies: readonly DemoMessage[]
  /** In the thread's own panel nothing leads to the thread. */
  isInThread?: boolean
}

export function MessageRow({ message, isContinuation, replies, isInThread = false }: MessageRowProps) {
  const { state } = usePage()
  const user = userById(state, message.userId)
  const canReply = !isInThread && !message.isEphemeral && message.userId !== slackbotId
  const note = message.isEphemeral && (
    <>
      <Icon name="eye" size={16} /> Only visible to you
    </>
  )
  return (
    <RowFrame
      user={user}
      ts={message.ts}
      isContinuation={isContinuation}
      isEphemeral={message.isEphemeral}
      label={`${user.realName}: ${message.text}`}
      {...(note !== false && { note })}
      tools={<MessageTools message={message} canReply={canReply} />}
    >
      {!isContinuation && <Byline user={user} ts={message.ts} />}
      <MessageContent message={message} />
      {!isInThread && replies.length > 0 && <ThreadSummary message={message} replies={replies} />}
    </RowFrame>
  )
}
