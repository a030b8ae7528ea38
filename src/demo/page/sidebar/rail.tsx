import './rail.css'
import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { isBotDirectMessage, userById } from '../state/page-state.ts'

/** The narrow strip at the left: the workspace, the ways to channels and to the bot, and oneself. */
export function Rail() {
  const { state, dispatch } = usePage()
  const bot = userById(state, state.botUserId)
  const direct = state.channels.find((channel) => isBotDirectMessage(state, channel))
  const home = state.channels.find((channel) => channel.kind !== 'im')
  const isWithBot = direct?.id === state.channelId
  return (
    <div className="rail">
      <span className="rail-workspace" title={state.workspace} aria-hidden="true">
        {state.workspace.slice(0, 1)}
      </span>
      {home !== undefined && (
        <button
          type="button"
          className="rail-button"
          aria-current={isWithBot ? undefined : 'true'}
          onClick={() => dispatch({ type: 'channelOpened', channelId: home.id })}
        >
          <span className="rail-mark">
            <Icon name="house" size={20} />
          </span>
          Home
        </button>
      )}
      {direct !== undefined && (
        <button
          type="button"
          className="rail-button"
          aria-current={isWithBot ? 'true' : undefined}
          onClick={() => dispatch({ type: 'channelOpened', channelId: direct.id })}
        >
          <span className="rail-mark">
            <Avatar user={bot} size={24} />
          </span>
          {bot.realName}
        </button>
      )}
      <span className="rail-me" title={userById(state, state.me).realName}>
        <Avatar user={userById(state, state.me)} size={36} />
        <span className="rail-presence" />
      </span>
    </div>
  )
}
