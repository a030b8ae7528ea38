import type { App } from '@slack/bolt'
import { answerText } from '../answer-text.ts'
import { ResponseConversation } from '../conversation/response-conversation.ts'
import { openAlertForm } from '../modals/alert/open-alert-form.ts'
import { openDigestForm } from '../modals/digest/open-digest-form.ts'
import { openFormOr } from '../modals/open-form.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** `/amp …`. Acknowledged before anything is looked at: Slack gives three seconds, and Amplitude takes none of them. */
export function listenToCommand(app: App, deps: ListenerDeps): void {
  app.command('/amp', async ({ command, ack }) => {
    const receivedAt = deps.clock.now()
    await ack()
    const ackMs = deps.clock.now().getTime() - receivedAt.getTime()
    const {
      text,
      channel_id: channelId,
      user_id: userId,
      response_url: responseUrl,
      trigger_id: id,
    } = command
    const conversation = new ResponseConversation(deps, {
      channelId,
      userId,
      responseUrl,
      original: 'none',
    })
    await deps.listen({ name: 'command', id, conversation, text }, (signal) =>
      answerText(deps, {
        via: 'command',
        text,
        conversation,
        signal,
        ackMs,
        openForm: (draft) => openFormOr(conversation, deps, { triggerId: id, draft, channelId, signal }),
        openAlertForm: (content) => openAlertForm(conversation, deps, { triggerId: id, content, signal }),
        openDigestForm: (content) => openDigestForm(conversation, deps, { triggerId: id, content, signal }),
      }),
    )
  })
}
