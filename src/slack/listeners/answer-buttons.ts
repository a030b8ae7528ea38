import type { App, BlockButtonAction } from '@slack/bolt'
import { answerText } from '../answer-text.ts'
import { fileShownIn } from '../blocks/answer-message.ts'
import { askerOf, openAction, refreshAction, tableAction } from '../blocks/answer-buttons.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { EditedConversation } from '../conversation/edited-conversation.ts'
import { showNumbers } from '../show-numbers.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { isForOne, listenToButton } from './pressed-button.ts'

/** The buttons below an answer. Their value is its question; whoever presses asks it in their own name. */
export function listenToAnswerButtons(app: App, deps: ListenerDeps): void {
  const underWay = new Set<string>()
  listenToButton(app, deps, {
    name: 'refresh',
    actionId: only(refreshAction),
    givesWay: true,
    questionOf: (value) => value,
    press: async ({ body, value: text, conversation: aside }, signal) => {
      const message = `${aside.channelId} ${String(body.container['message_ts'])}`
      // Two at once would exchange the same picture twice, and leave one that no message shows.
      if (underWay.has(message)) return
      underWay.add(message)
      const conversation = isForOne(body) ? aside : inPlaceOf(body, deps, aside)
      await answerText(deps, { via: 'refresh', text, conversation, signal }).finally(() =>
        underWay.delete(message),
      )
    },
  })
  listenToButton(app, deps, {
    name: 'table',
    actionId: only(tableAction),
    givesWay: false,
    press: ({ value: text, conversation }, signal) => showNumbers(deps, { text, conversation, signal }),
  })
  // A link opens by itself; it is only to be acknowledged.
  app.action(openAction, async ({ ack }) => await ack())
}

function only(actionId: string): RegExp {
  return new RegExp(`^${actionId}$`)
}

/** Everything that has to be known of the old answer stands in it. */
function inPlaceOf(body: BlockButtonAction, { messenger }: ListenerDeps, aside: Conversation): Conversation {
  const ts: unknown = body.container['message_ts']
  if (typeof ts !== 'string') return aside
  return new EditedConversation(
    messenger,
    {
      posted: { channelId: aside.channelId, ts },
      fileId: pictureIn(body.message?.['blocks']),
      askerId: askerOf(body.actions[0]?.block_id ?? '') ?? body.user.id,
      refreshedBy: body.user.id,
    },
    aside,
  )
}

/** The id of the uploaded picture that a message shows. */
function pictureIn(blocks: unknown): string | undefined {
  if (!Array.isArray(blocks)) return undefined
  for (const block of blocks as { block_id?: unknown }[]) {
    const fileId = typeof block.block_id === 'string' ? fileShownIn(block.block_id) : undefined
    if (fileId !== undefined) return fileId
  }
  return undefined
}
