import type { DemoChannel } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'

/** What stands above a channel's first message. */
export function ChannelIntro({ channel }: { channel: DemoChannel }) {
  const { state } = usePage()
  if (channel.kind === 'im') {
    const user = userById(state, channel.name)
    return (
      <div className="intro">
        <Avatar user={user} size={56} />
        <h2 className="intro-title">{user.realName}</h2>
        <p>
          This conversation is just between <span className="mention">@{user.realName}</span> and you.
        </p>
      </div>
    )
  }
  return (
    <div className="intro">
      <h2 className="intro-title">
        <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} size={26} />
        {channel.name}
      </h2>
      <p>
        This is the very beginning of the <b>{channel.name}</b> channel.
        {channel.topic !== '' && ` ${channel.topic}.`}
      </p>
    </div>
  )
}
