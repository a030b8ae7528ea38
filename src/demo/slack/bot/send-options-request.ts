import type { DemoOptionsAnswer, DemoOptionsBody } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import { optionsProblems } from '../blocks/options-answer.ts'
import { parseJsonObject } from '../wire/parse-json.ts'
import { toWireMessage } from '../wire/wire-message.ts'
import { toWireView } from '../wire/wire-view.ts'
import type { BotDeps } from './bot-deps.ts'
import { channelNameForBot, payloadBase } from './payload.ts'

/**
 * Asks the bot what an external select offers (`block_suggestion`). Slack shows "no results" when the answer is late,
 * broken or longer than a hundred, and so do we.
 */
export async function sendOptionsRequest(deps: BotDeps, body: DemoOptionsBody): Promise<DemoOptionsAnswer> {
  const reply = await deps.bot.sendPayload({
    ...payloadBase(deps.workspace, 'block_suggestion', identity.me),
    action_id: body.actionId,
    block_id: body.blockId,
    value: body.value,
    ...containerOf(deps, body.container),
  })
  if (reply.kind !== 'answered' || reply.status !== 200) return { options: [] }
  return readAnswer(reply.body)
}

function containerOf(deps: BotDeps, container: DemoOptionsBody['container']): Record<string, unknown> {
  const { views, messages } = deps.workspace
  if (container.type === 'view') {
    const view = views.find(container.viewId)
    return {
      container: { type: 'view', view_id: container.viewId },
      ...(view === undefined ? {} : { view: toWireView(view) }),
    }
  }
  const message = messages.find(container.channelId, container.ts)
  return {
    container: { type: 'message', message_ts: container.ts, channel_id: container.channelId },
    channel: { id: container.channelId, name: channelNameForBot(deps.workspace, container.channelId) },
    ...(message === undefined ? {} : { message: toWireMessage(message) }),
  }
}

function readAnswer(body: string): DemoOptionsAnswer {
  const answer = parseJsonObject(body)
  return optionsProblems(answer).length === 0 ? { ...answer } : { options: [] }
}
