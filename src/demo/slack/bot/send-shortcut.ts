import type { DemoAnswer, DemoShortcutBody } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import { toWireMessage } from '../wire/wire-message.ts'
import type { BotDeps } from './bot-deps.ts'
import { channelNameForBot, nowTimestamp, payloadBase } from './payload.ts'
import { answerFor } from './send-action.ts'

/** Tells the bot that a shortcut was used: a global one, or one on a message where the body names it. */
export async function sendShortcut(deps: BotDeps, body: DemoShortcutBody): Promise<DemoAnswer> {
  const { workspace, bot } = deps
  const common = {
    callback_id: body.callbackId,
    trigger_id: workspace.triggers.issue(),
    action_ts: nowTimestamp(workspace),
  }
  if (body.message === undefined) {
    return answerFor(await bot.sendPayload({ ...payloadBase(workspace, 'shortcut', identity.me), ...common }))
  }
  const { channelId, ts } = body.message
  const message = workspace.messages.find(channelId, ts)
  if (message === undefined) return { ok: false, problem: 'This is no longer there.' }
  const way = workspace.responseUrls.issue({ channelId, userId: identity.me })
  return answerFor(
    await bot.sendPayload({
      ...payloadBase(workspace, 'message_action', identity.me),
      ...common,
      channel: { id: channelId, name: channelNameForBot(workspace, channelId) },
      message_ts: ts,
      message: toWireMessage(message),
      response_url: workspace.responseUrls.addressOf(way),
    }),
  )
}
