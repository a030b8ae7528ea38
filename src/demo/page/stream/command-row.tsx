import type { DemoMessage } from '../../slack/page-protocol.ts'
import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'
import { Byline } from './byline.tsx'
import { RowFrame } from './row-frame.tsx'

/** The command that an answer in the channel echoes, said by the person who typed it. */
export function CommandRow({ message, text }: { message: DemoMessage; text: string }) {
  const { state } = usePage()
  const user = userById(state, state.me)
  return (
    <RowFrame user={user} ts={message.ts} isContinuation={false} label={`${user.realName}: ${text}`}>
      <Byline user={user} ts={message.ts} />
      <div className="text">{text}</div>
    </RowFrame>
  )
}
