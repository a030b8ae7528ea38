import type { DemoChannel } from '../../slack/page-protocol.ts'
import { PopoverSurface } from '../overlay/popover-surface.tsx'
import { triggerProps, usePopover } from '../overlay/use-popover.ts'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'

/** Everybody is in every channel; the bot only where it was invited, and it can be sent away again. */
export function Members({ channel }: { channel: DemoChannel }) {
  const { state, api, dispatch } = usePage()
  const popover = usePopover()
  const members = state.users.filter(
    (user) => !user.isBot || (user.id === state.botUserId && channel.isBotMember),
  )
  const remove = async (name: string): Promise<void> => {
    popover.close()
    const answer = await api.membership({ channelId: channel.id, isBotMember: false })
    dispatch({ type: 'toasted', text: answer.problem ?? `${name} was removed from #${channel.name}` })
  }
  return (
    <>
      <button
        type="button"
        className="members"
        aria-label={`${members.length} members`}
        {...triggerProps(popover, 'dialog')}
      >
        <span className="members-faces">
          {members.slice(-3).map((user) => (
            <Avatar key={user.id} user={user} size={22} />
          ))}
        </span>
        <span className="members-count">{members.length}</span>
      </button>
      <PopoverSurface popover={popover} widthPx={280}>
        <div className="menu">
          {members.map((user) => (
            <div key={user.id} className="member">
              <Avatar user={user} size={28} />
              <span className="member-name">
                {user.realName}
                {user.id === state.me && <span className="member-note"> (you)</span>}
                {user.isBot && <span className="app-badge">APP</span>}
              </span>
              {user.isBot && (
                <button type="button" className="link-button" onClick={() => void remove(user.realName)}>
                  Remove
                </button>
              )}
            </div>
          ))}
        </div>
      </PopoverSurface>
    </>
  )
}
