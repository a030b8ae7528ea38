import type { DemoUser } from '../../slack/page-protocol.ts'
import { TimeStamp } from './time-stamp.tsx'

export function Byline({ user, ts }: { user: DemoUser; ts: string }) {
  return (
    <div className="byline">
      <span className="byline-name">{user.realName}</span>
      {user.isBot && <span className="app-badge">APP</span>}
      <TimeStamp ts={ts} />
    </div>
  )
}
