import type { DemoChannel } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { channelTitle, userById } from '../state/page-state.ts'

/** Bold while something is unread; direct messages count it. */
export function ChannelRow({ channel, onChoose }: { channel: DemoChannel; onChoose: () => void }) {
  const { state, dispatch } = usePage()
  const unread = state.unread[channel.id] ?? 0
  const isOpen = channel.id === state.channelId
  const choose = (): void => {
    dispatch({ type: 'channelOpened', channelId: channel.id })
    onChoose()
  }
  return (
    <button
      type="button"
      className={unread > 0 ? 'channel-row is-unread' : 'channel-row'}
      aria-current={isOpen ? 'page' : undefined}
      onClick={choose}
    >
      <span className="channel-row-mark">
        {channel.kind === 'im' ? (
          <Avatar user={userById(state, channel.name)} size={20} />
        ) : (
          <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} size={16} />
        )}
      </span>
      <span className="channel-row-name">{channelTitle(state, channel)}</span>
      {unread > 0 && <span className="visually-hidden">{unread} unread</span>}
      {unread > 0 && channel.kind === 'im' && (
        <span className="unread-count" aria-hidden="true">
          {unread}
        </span>
      )}
    </button>
  )
}
