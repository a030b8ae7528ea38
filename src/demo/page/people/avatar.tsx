import './avatar.css'
import type { DemoUser } from '../../slack/page-protocol.ts'
import { slackbotId } from '../state/page-state.ts'
import { PersonAvatar } from './person-avatar.tsx'
import { SlackbotAvatar } from './slackbot-avatar.tsx'

const ampbotUrl = new URL('./ampbot.svg', import.meta.url).href

/** Decoration: the name stands beside it wherever it is shown. */
export function Avatar({ user, size = 36 }: { user: DemoUser; size?: number }) {
  return (
    <span className="avatar" style={{ width: size, height: size, borderRadius: Math.max(4, size * 0.22) }}>
      <Portrait user={user} />
    </span>
  )
}

function Portrait({ user }: { user: DemoUser }) {
  if (user.id === slackbotId) return <SlackbotAvatar />
  return user.isBot ? <img src={ampbotUrl} alt="" /> : <PersonAvatar index={user.avatar} />
}
