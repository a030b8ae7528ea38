import { identity } from '../state/identity.ts'
import type { Message } from '../state/message-store.ts'

/** A message as the Web API answers it and as `block_actions` carries it. */
export function toWireMessage(message: Message): Record<string, unknown> {
  return {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    ...(message.userId === identity.botUserId ? botFields() : {}),
    team: identity.teamId,
    text: message.text,
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.editedTs === undefined ? {} : { edited: { user: message.userId, ts: message.editedTs } }),
  }
}

function botFields(): Record<string, unknown> {
  return {
    bot_id: identity.botId,
    app_id: identity.appId,
    bot_profile: {
      id: identity.botId,
      app_id: identity.appId,
      name: identity.botName,
      team_id: identity.teamId,
      deleted: false,
    },
  }
}
