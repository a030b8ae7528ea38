import type { App, BlockButtonAction } from '@slack/bolt'
import { failureMessage } from '../blocks/problem-message.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { MessageConversation } from '../conversation/message-conversation.ts'
import { ResponseConversation } from '../conversation/response-conversation.ts'
import { isForeign } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** A press by somebody who may. */
export interface Pressed {
  body: BlockButtonAction
  /** What the button carries, or the choice of a list; '' for nothing. */
  value: string
  /** The way back to whoever pressed. */
  conversation: Conversation
}

export interface ButtonListener {
  /** For the log. */
  name: string
  actionId: RegExp
  /** Whether the answer takes the place of a message that only the presser sees. */
  givesWay: boolean
  /** The question that is asked again when answering fails for a while. */
  questionOf?: (value: string) => string
  press(pressed: Pressed, signal: AbortSignal): Promise<void>
}

/** What every button has in common: acknowledged at once, pressed once, and not by people of another company. */
export function listenToButton(app: App, deps: ListenerDeps, button: ButtonListener): void {
  app.action<BlockButtonAction>(
    { type: 'block_actions', action_id: button.actionId },
    async ({ action, body, ack }) => {
      await ack()
      const { action_id: actionId, action_ts: pressedAt } = action
      const value = action.value ?? chosenIn(action)
      const conversation = conversationBehind(body, deps, button.givesWay)
      const id = `${body.user.id} ${actionId} ${pressedAt}`
      const text = button.questionOf?.(value)
      const delivery = { name: button.name, id, conversation, ...(text === undefined ? {} : { text }) }
      await deps.listen(delivery, async (signal) => {
        if (!isForeign(body, deps.bot)) return await button.press({ body, value, conversation }, signal)
        deps.logger.info({ name: button.name }, 'button.refused')
        await conversation.whisper(failureMessage(refusal))
      })
    },
  )
}

/** What was chosen of a list or a menu, which have no value of their own; '' for nothing. */
function chosenIn(action: object): string {
  const { selected_option: option } = { selected_option: undefined, ...action }
  return typeof option === 'object' && option !== null && 'value' in option ? String(option['value']) : ''
}

const refusal = 'Only people of the company that this bot belongs to can ask it.'

/**
 * A button in a message that only the presser sees may give way to the answer. One that stands in the open, in a direct
 * message or on the Home tab is answered by a message of its own: for the Home tab in the direct messages with the bot.
 */
function conversationBehind(body: BlockButtonAction, deps: ListenerDeps, givesWay: boolean): Conversation {
  const userId = body.user.id
  const channelId = body.channel?.id
  if (channelId === undefined)
    return new MessageConversation(deps, { channelId: userId, userId, isDirect: true })
  if (isForOne(body))
    return new ResponseConversation(deps, {
      channelId,
      userId,
      responseUrl: body.response_url,
      original: givesWay ? 'givesWay' : 'stays',
    })
  const threadTs: unknown = body.container['thread_ts']
  const thread = typeof threadTs === 'string' ? threadTs : undefined
  const isDirect = channelId.startsWith('D')
  return new MessageConversation(deps, {
    channelId,
    userId,
    threadTs: thread,
    whisperThreadTs: thread,
    isDirect,
    isQuiet: !givesWay && !isDirect,
  })
}

/** Whether the message that holds the button is one that only the presser sees. Slack does not send such messages back. */
export function isForOne(body: BlockButtonAction): boolean {
  return body.container['is_ephemeral'] === true
}
