import type { App } from '@slack/bolt'
import { answerText } from '../answer-text.ts'
import { MessageConversation } from '../conversation/message-conversation.ts'
import { isFromOutside } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { textWithoutMention } from './mentioned-text.ts'

/**
 * `@Ampbot dau last 30d`: the same language, and the way to ask inside a thread, where Slack knows no slash commands. The
 * answer goes into the thread of the mention.
 */
export function listenToMentions(app: App, deps: ListenerDeps): void {
  app.event('app_mention', async ({ event, body }) => {
    const { user: userId, channel: channelId, ts, thread_ts: threadTs } = event
    const isWrittenByPerson = userId !== undefined && event.bot_id === undefined
    if (!isWrittenByPerson || isFromOutside(body, event)) return
    const place = { channelId, userId, threadTs: threadTs ?? ts, whisperThreadTs: threadTs, isDirect: false }
    const conversation = new MessageConversation(deps, place)
    const text = textWithoutMention(event.text, deps.bot.userId)
    await deps.listen({ name: 'mention', id: body.event_id, conversation, text }, (signal) =>
      answerText(deps, { via: 'mention', text, conversation, signal }),
    )
  })
}
