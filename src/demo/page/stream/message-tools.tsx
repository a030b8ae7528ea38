import type { DemoMessage } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'

/** Appears beside a message that is pointed at or has the focus inside. */
export function MessageTools({ message, canReply }: { message: DemoMessage; canReply: boolean }) {
  const { dispatch } = usePage()
  const { channelId, ts } = message
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(message.text)
    dispatch({ type: 'toasted', text: 'Text copied' })
  }
  return (
    <>
      {canReply && (
        <button
          type="button"
          className="icon-button"
          title="Reply in thread"
          aria-label="Reply in thread"
          onClick={() => dispatch({ type: 'threadOpened', ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        title="Copy text"
        aria-label="Copy text"
        onClick={() => void copy()}
      >
        <Icon name="copy" />
      </button>
      {message.isEphemeral && (
        <button
          type="button"
          className="icon-button"
          title="Dismiss message"
          aria-label="Dismiss message"
          onClick={() => dispatch({ type: 'messageDismissed', channelId, ts })}
        >
          <Icon name="close" />
        </button>
      )}
    </>
  )
}
