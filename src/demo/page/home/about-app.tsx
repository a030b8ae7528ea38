import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'

export function AboutApp() {
  const { state } = usePage()
  const bot = userById(state, state.botUserId)
  const { name, hint, description } = state.command
  return (
    <div className="app-home" role="tabpanel" aria-label="About">
      <div className="app-home-column about">
        <Avatar user={bot} size={88} />
        <h2 className="app-home-title">{bot.realName}</h2>
        <p>Asks Amplitude and answers with a chart, in the channel where the question came up.</p>
        <h3 className="about-heading">Commands</h3>
        <p className="about-command">
          <code>
            {name} {hint}
          </code>
          <span>{description}</span>
        </p>
      </div>
    </div>
  )
}
