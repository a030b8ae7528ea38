import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'

export function UserMention({ id, label }: { id: string; label?: string | undefined }) {
  const { state } = usePage()
  const isKnown = state.users.some((user) => user.id === id)
  const name = isKnown ? userById(state, id).realName : (label ?? id)
  return <span className={id === state.me ? 'mention mention-me' : 'mention'}>@{name}</span>
}

export function ChannelMention({ id, label }: { id: string; label?: string | undefined }) {
  const { state, dispatch } = usePage()
  const channel = state.channels.find((each) => each.id === id)
  if (channel === undefined) return <span className="mention">#{label ?? 'private channel'}</span>
  return (
    <button
      type="button"
      className="mention mention-link"
      onClick={() => dispatch({ type: 'channelOpened', channelId: id })}
    >
      #{channel.name}
    </button>
  )
}

/** `@here`, `@channel`, `@everyone`. */
export function BroadcastMention({ range }: { range: string }) {
  return <span className="mention mention-me">@{range}</span>
}
