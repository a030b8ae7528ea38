import './conversation.css'
import { useEffect, useRef, useState } from 'react'
import type { DemoChannel } from '../../slack/page-protocol.ts'
import { Composer } from '../composer/composer.tsx'
import { fullCommand } from '../composer/composer-menu.ts'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'
import { channelTitle } from '../state/page-state.ts'
import { MessageList } from '../stream/message-list.tsx'
import { useStickToEnd } from '../stream/use-stick-to-end.ts'
import { ChannelIntro } from './channel-intro.tsx'
import { Greeting } from './greeting.tsx'
import { useSay } from './use-say.ts'

/** Messages and composer of one channel. What was begun in a channel is still there when one comes back. */
export function Conversation({ channel }: { channel: DemoChannel }) {
  const { state, dispatch } = usePage()
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const [drafts, setDrafts] = useState<Record<string, string>>({})
  const { scrollerRef, contentRef, isAtEnd, scrollToEnd } = useStickToEnd(channel.id)
  const say = useSay(channel)
  useEffect(() => {
    // One can type at once, except where that would bring up a keyboard over half of the screen.
    if (window.matchMedia('(hover: hover)').matches) fieldRef.current?.focus()
  }, [channel.id])
  const setText = (text: string): void => setDrafts({ ...drafts, [channel.id]: text })
  const title = channelTitle(state, channel)
  const messages = state.messages.filter((message) => message.channelId === channel.id)
  const fill = (command: string): void => {
    setText(fullCommand(command, state.command.name))
    fieldRef.current?.focus()
  }
  return (
    <div className="conversation">
      <div className="conversation-window">
        <div className="conversation-scroller" ref={scrollerRef} tabIndex={-1}>
          <div className="conversation-content" ref={contentRef}>
            <ChannelIntro channel={channel} />
            <MessageList messages={messages} label={`Messages in ${title}`} />
          </div>
        </div>
        {!isAtEnd && (
          <button type="button" className="latest" onClick={scrollToEnd}>
            <Icon name="arrowDown" size={16} /> Latest messages
          </button>
        )}
      </div>
      <div className="conversation-foot">
        {!state.hasAsked && (
          <Greeting
            greeting={state.greeting}
            commandName={state.command.name}
            fill={fill}
            close={() => dispatch({ type: 'greetingClosed' })}
          />
        )}
        <Composer
          key={channel.id}
          fieldRef={fieldRef}
          text={drafts[channel.id] ?? ''}
          setText={setText}
          placeholder={channel.kind === 'im' ? `Message ${title}` : `Message #${title}`}
          send={(text) => {
            scrollToEnd()
            void say(text)
          }}
          hasCommands
        />
      </div>
    </div>
  )
}
