import './channel-header.css'
import type { DemoChannel } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { channelTitle, isBotDirectMessage, userById } from '../state/page-state.ts'
import { Members } from './members.tsx'

/** Name, topic and members; a channel without the bot offers to invite it. */
export function ChannelHeader({ channel, openSidebar }: { channel: DemoChannel; openSidebar: () => void }) {
  const { state, api, dispatch } = usePage()
  const title = channelTitle(state, channel)
  const bot = userById(state, state.botUserId)
  const invite = async (): Promise<void> => {
    const answer = await api.membership({ channelId: channel.id, isBotMember: true })
    dispatch({ type: 'toasted', text: answer.problem ?? `${bot.realName} joined #${channel.name}` })
  }
  return (
    <header className="channel-header">
      <button
        type="button"
        className="icon-button sidebar-open"
        aria-label="Show channels"
        onClick={openSidebar}
      >
        <Icon name="chevronLeft" size={22} />
      </button>
      <h1 className="channel-title">
        {channel.kind === 'im' ? (
          <Avatar user={userById(state, channel.name)} size={24} />
        ) : (
          <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
        )}
        {title}
        {isBotDirectMessage(state, channel) && <span className="app-badge">APP</span>}
      </h1>
      <p className="channel-topic">{channel.topic}</p>
      {channel.kind !== 'im' && (
        <>
          {!channel.isBotMember && (
            <button type="button" className="invite" onClick={() => void invite()}>
              <Icon name="userPlus" size={16} /> Invite {bot.realName}
            </button>
          )}
          <Members channel={channel} />
        </>
      )}
    </header>
  )
}
