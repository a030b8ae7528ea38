import type { App } from '@slack/bolt'
import { answerText } from '../answer-text.ts'
import { MessageConversation } from '../conversation/message-conversation.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { textWithoutMention } from './mentioned-text.ts'

/**
 * What people write to the bot directly, without any command; mistakes, too, are answered in the open there. Slack tells us
 * only where the app has the scope `im:history` and subscribes to `message.im`; `/amp` works there without.
 */
export function listenToDirectMessages(app: App, deps: ListenerDeps): void {
  app.message(async ({ message, body }) => {
    // Edits, joins and bots' messages have a subtype or a bot's id; asking again is done by writing again.
    if (message.subtype !== undefined || message.channel_type !== 'im' || message.bot_id !== undefined) return
    const { channel: channelId, user: userId, thread_ts: threadTs } = message
    const text = textWithoutMention(message.text ?? '', deps.bot.userId)
    const conversation = new MessageConversation(deps, { channelId, userId, threadTs, isDirect: true })
    await deps.listen({ name: 'direct message', id: body.event_id, conversation, text }, (signal) =>
      answerText(deps, { via: 'direct message', text, conversation, signal }),
    )
  })
}
