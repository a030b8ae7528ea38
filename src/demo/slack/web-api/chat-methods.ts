import { z } from 'zod'
import { isEmpty, readContent } from '../messages/message-content.ts'
import { identity } from '../state/identity.ts'
import type { Message } from '../state/message-store.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { toWireMessage } from '../wire/wire-message.ts'
import { defineMethod, type ApiMethods } from './api-method.ts'
import { optionalText, text } from './argument-types.ts'
import { findChannel, findPostableChannel } from './find-channel.ts'
import { readMarkdown, readMetadata, readThread } from './message-arguments.ts'

const scopes = ['chat:write']

export const chatMethods: ApiMethods = {
  'chat.postMessage': defineMethod({
    scopes,
    args: z.object({ channel: text, thread_ts: optionalText }),
    run(workspace, args, raw) {
      const channel = findPostableChannel(workspace, args.channel)
      keepPace(workspace, channel.id)
      const content = readContent(workspace, readMarkdown(raw), 'post')
      if (isEmpty(content)) throw new SlackFailure('no_text')
      const posted = workspace.messages.post({
        channelId: channel.id,
        userId: identity.botUserId,
        ...content,
        ...readMetadata(raw['metadata']),
        ...readThread(workspace, channel.id, args.thread_ts),
      })
      return { channel: channel.id, ts: posted.ts, message: toWireMessage(posted) }
    },
  }),
  'chat.postEphemeral': defineMethod({
    scopes,
    args: z.object({ channel: text, user: text, thread_ts: optionalText }),
    run(workspace, args, raw) {
      const channel = findPostableChannel(workspace, args.channel)
      if (!workspace.directory.members(channel).includes(args.user))
        throw new SlackFailure('user_not_in_channel')
      const content = readContent(workspace, readMarkdown(raw), 'ephemeral')
      if (isEmpty(content)) throw new SlackFailure('no_text')
      const posted = workspace.messages.post({
        channelId: channel.id,
        userId: identity.botUserId,
        ephemeralTo: args.user,
        ...content,
        ...readThread(workspace, channel.id, args.thread_ts),
      })
      return { message_ts: posted.ts }
    },
  }),
  'chat.update': defineMethod({
    scopes,
    args: z.object({ channel: text, ts: text }),
    run(workspace, args, raw) {
      const current = findOwnMessage(workspace, args, 'cant_update_message')
      const content = readContent(workspace, readMarkdown(raw), 'update')
      if (isEmpty(content)) throw new SlackFailure('no_text')
      // Blocks and attachments that the call leaves out stay; a text that it leaves out does not.
      const updated = workspace.messages.edit(current.channelId, current.ts, {
        text: content.text,
        ...(raw['blocks'] === undefined && raw['markdown_text'] === undefined
          ? {}
          : { blocks: content.blocks }),
        ...(raw['attachments'] === undefined ? {} : { attachments: content.attachments }),
        ...readMetadata(raw['metadata']),
      })
      const message = updated ?? current
      return {
        channel: message.channelId,
        ts: message.ts,
        text: message.text,
        message: toWireMessage(message),
      }
    },
  }),
  'chat.delete': defineMethod({
    scopes,
    args: z.object({ channel: text, ts: text }),
    run(workspace, args) {
      const message = findOwnMessage(workspace, args, 'cant_delete_message')
      workspace.messages.remove(message.channelId, message.ts)
      return { channel: message.channelId, ts: message.ts }
    },
  }),
  'chat.getPermalink': defineMethod({
    args: z.object({ channel: text, message_ts: text }),
    run(workspace, args) {
      const channel = findChannel(workspace, args.channel)
      const message = workspace.messages.find(channel.id, args.message_ts)
      if (message === undefined) throw new SlackFailure('message_not_found')
      const path = `archives/${channel.id}/p${message.ts.replace('.', '')}`
      return { channel: channel.id, permalink: `https://${identity.teamDomain}.slack.com/${path}` }
    },
  }),
}

function keepPace(workspace: Workspace, channelId: string): void {
  const retryAfterSeconds = workspace.pace.take(channelId)
  if (retryAfterSeconds > 0) throw new SlackFailure('ratelimited', { retryAfterSeconds })
}

/** Ephemeral messages cannot be found again, and only what the bot wrote can be changed. */
function findOwnMessage(
  workspace: Workspace,
  args: { channel: string; ts: string },
  refusal: string,
): Message {
  const channel = findChannel(workspace, args.channel)
  const message = workspace.messages.find(channel.id, args.ts)
  if (message === undefined || message.ephemeralTo !== undefined) throw new SlackFailure('message_not_found')
  if (message.userId !== identity.botUserId) throw new SlackFailure(refusal)
  return message
}
