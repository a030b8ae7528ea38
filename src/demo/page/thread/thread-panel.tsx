import { useRef, useState } from 'react'
import { Composer } from '../composer/composer.tsx'
import { PanelFrame } from '../overlay/panel-frame.tsx'
import { usePage } from '../state/page-context.ts'
import { channelTitle, openChannel } from '../state/page-state.ts'
import { MessageRow } from '../stream/message-row.tsx'
import { isReply } from '../stream/stream-rows.ts'
import { useStickToEnd } from '../stream/use-stick-to-end.ts'

/** A message and what was said about it. */
export function ThreadPanel({ ts }: { ts: string }) {
  const { state, dispatch, api } = usePage()
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const { scrollerRef, contentRef } = useStickToEnd(ts)
  const channel = openChannel(state)
  const inChannel = state.messages.filter((message) => message.channelId === state.channelId)
  const root = inChannel.find((message) => message.ts === ts)
  if (channel === undefined || root === undefined) return undefined
  const replies = inChannel.filter((message) => isReply(message) && message.threadTs === ts)
  const send = async (reply: string): Promise<void> => {
    const answer = await api.command({ channelId: channel.id, text: reply, threadTs: ts })
    if (answer.problem !== undefined) dispatch({ type: 'toasted', text: answer.problem })
  }
  return (
    <PanelFrame
      title="Thread"
      subtitle={channel.kind === 'im' ? channelTitle(state, channel) : `#${channel.name}`}
      close={() => dispatch({ type: 'threadClosed' })}
    >
      <div className="panel-scroller" ref={scrollerRef}>
        <div ref={contentRef} role="log" aria-label="Messages in this thread">
          <MessageRow message={root} isContinuation={false} replies={[]} isInThread />
          {replies.length > 0 && (
            <div className="panel-rule">
              {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
            </div>
          )}
          {replies.map((message) => (
            <MessageRow key={message.ts} message={message} isContinuation={false} replies={[]} isInThread />
          ))}
        </div>
      </div>
      <div className="conversation-foot">
        <Composer
          fieldRef={fieldRef}
          text={text}
          setText={setText}
          placeholder="Reply…"
          send={(reply) => void send(reply)}
          hasCommands={false}
        />
      </div>
    </PanelFrame>
  )
}
