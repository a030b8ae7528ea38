import type { App, BlockButtonAction } from '@slack/bolt'
import { answerText } from '../answer-text.ts'
import { askActionPrefix } from '../blocks/ask-buttons.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { MessageConversation } from '../conversation/message-conversation.ts'
import { ResponseConversation } from '../conversation/response-conversation.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** `Ask: …` and `Try again`: the button's value is the question, asked by whoever presses it. */
export function listenToAskButtons(app: App, deps: ListenerDeps): void {
  app.action<BlockButtonAction>(
    { type: 'block_actions', action_id: new RegExp(`^${askActionPrefix}`) },
    async ({ action, body, ack }) => {
      await ack()
      const { value: text = '', action_id: actionId, action_ts: pressedAt } = action
      const conversation = conversationBehind(body, deps)
      const id = `${body.user.id} ${actionId} ${pressedAt}`
      await deps.listen({ name: 'button', id, conversation, text }, (signal) =>
        answerText(deps, { via: 'button', text, conversation, signal }),
      )
    },
  )
}

/**
 * A button in a message that only the presser sees gives way to the answer. One that stands in the open, in a direct
 * message or on the Home tab is answered by a message of its own: for the Home tab in the direct messages with the bot.
 */
function conversationBehind(body: BlockButtonAction, deps: ListenerDeps): Conversation {
  const userId = body.user.id
  const channelId = body.channel?.id
  if (channelId === undefined)
    return new MessageConversation(deps, { channelId: userId, userId, isDirect: true })
  if (body.container['is_ephemeral'] === true)
    return new ResponseConversation(deps, {
      channelId,
      userId,
      responseUrl: body.response_url,
      hasOriginal: true,
    })
  const threadTs: unknown = body.container['thread_ts']
  const thread = typeof threadTs === 'string' ? threadTs : undefined
  return new MessageConversation(deps, {
    channelId,
    userId,
    threadTs: thread,
    whisperThreadTs: thread,
    isDirect: channelId.startsWith('D'),
  })
}
