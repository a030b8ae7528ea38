import type { DemoCommandBody } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import type { Message } from '../state/message-store.ts'
import type { BotDeps } from './bot-deps.ts'
import { escapeCommand } from './escape-command.ts'
import { sendCommand } from './send-command.ts'
import type { BotReply } from './signed-requests.ts'

/** What the person typed in a channel: our command, a command that nobody has, or a plain message. */
export async function say(deps: BotDeps, body: DemoCommandBody): Promise<BotReply | undefined> {
  const text = body.text.trim()
  const word = text.split(/\s/, 1)[0] ?? ''
  if (word === deps.command.name && body.threadTs !== undefined) {
    notice(deps, body.channelId, `${word} is not supported in threads. Sorry!`)
    return undefined
  }
  if (word === deps.command.name) return await sendCommand(deps, body.channelId, text)
  if (/^\/[a-z]/.test(word)) {
    notice(deps, body.channelId, `"${word}" is not a valid command.`)
    return undefined
  }
  if (text !== '') await sayPlainly(deps, { ...body, text })
  return undefined
}

function notice(deps: BotDeps, channelId: string, text: string): void {
  deps.workspace.broadcast.publish({ type: 'notice', channelId, text })
}

/** Posts the message and tells the bot about it: of its direct messages, and of channels where it is mentioned. */
async function sayPlainly(deps: BotDeps, body: DemoCommandBody): Promise<void> {
  const { workspace, events } = deps
  const channel = workspace.directory.channel(body.channelId)
  if (channel === undefined) return
  const message = workspace.messages.post({
    channelId: channel.id,
    userId: identity.me,
    text: escapeCommand(body.text, workspace.directory).replaceAll(/<@(\w+)\|[^>]*>/g, '<@$1>'),
    ...(body.threadTs === undefined ? {} : { threadTs: body.threadTs }),
  })
  if (channel.kind === 'im') {
    await events.send({ ...messageEvent(message), type: 'message', channel_type: 'im' })
  } else if (message.text.includes(`<@${identity.botUserId}>`)) {
    if (channel.isBotMember) await events.send({ ...messageEvent(message), type: 'app_mention' })
    else notice(deps, channel.id, `You mentioned @${identity.botName}, but they are not in this channel.`)
  }
}

function messageEvent(message: Message): Record<string, unknown> {
  return {
    user: message.userId,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    channel: message.channelId,
    team: identity.teamId,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  }
}
