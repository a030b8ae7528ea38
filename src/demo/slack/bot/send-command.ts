import { identity } from '../state/identity.ts'
import type { ResponseUrl } from '../state/response-url-store.ts'
import { parseJsonObject } from '../wire/parse-json.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { applyResponse } from '../messages/apply-response.ts'
import type { BotDeps } from './bot-deps.ts'
import { escapeCommand } from './escape-command.ts'
import { channelNameForBot } from './payload.ts'
import type { BotReply } from './signed-requests.ts'

/** Sends `/amp …` to the bot and does with its answer what Slack does. Resolves when the bot has answered, or not. */
export async function sendCommand(deps: BotDeps, channelId: string, typed: string): Promise<BotReply> {
  const { workspace, bot } = deps
  const way = workspace.responseUrls.issue({ channelId, userId: identity.me, echo: typed })
  const reply = await bot.sendForm({
    token: identity.verificationToken,
    team_id: identity.teamId,
    team_domain: identity.teamDomain,
    channel_id: channelId,
    channel_name: channelNameForBot(workspace, channelId),
    user_id: identity.me,
    user_name: workspace.directory.user(identity.me)?.name ?? '',
    command: deps.command.name,
    text: escapeCommand(typed.slice(deps.command.name.length).trim(), workspace.directory),
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: workspace.responseUrls.addressOf(way),
    trigger_id: workspace.triggers.issue(),
  })
  applyAck(deps, way, reply)
  return reply
}

function applyAck(deps: BotDeps, way: ResponseUrl, reply: BotReply): void {
  if (reply.kind === 'timeout') return tellFailure(deps, way.channelId, 'operation_timeout')
  if (reply.kind === 'unreachable' || reply.status !== 200) {
    return tellFailure(deps, way.channelId, 'dispatch_failed')
  }
  if (reply.body.trim() === '') return
  try {
    // An ack is JSON, or else its text is the message.
    applyResponse(deps.workspace, way, parseJsonObject(reply.body) ?? { text: reply.body })
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error
    tellFailure(deps, way.channelId, error.code)
  }
}

function tellFailure(deps: BotDeps, channelId: string, code: string): void {
  const text = `${deps.command.name} failed with the error "${code}"`
  deps.workspace.broadcast.publish({ type: 'notice', channelId, text })
}
