import { z } from 'zod'
import { blocksOrComment } from '../messages/share-content.ts'
import type { StoredFile } from '../state/file-store.ts'
import { identity } from '../state/identity.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { toWireFile } from '../wire/wire-file.ts'
import { defineMethod, type ApiMethods } from './api-method.ts'
import { count, json, optionalText, text } from './argument-types.ts'
import { findPostableChannel } from './find-channel.ts'
import { readThread } from './message-arguments.ts'

const scopes = ['files:write']

/** `channel_id` takes the id of a conversation only; a user's id fails here although messages can go to it. */
const channelId = z.string().regex(/^[CGDZ][A-Z0-9]{8,}$/, 'must match pattern: ^[CGDZ][A-Z0-9]{8,}$')

export const filesMethods: ApiMethods = {
  'files.getUploadURLExternal': defineMethod({
    scopes,
    args: z.object({ filename: text, length: count }),
    run(workspace, args) {
      if (args.length === 0) throw SlackFailure.withMessages('missing_argument', ['length must not be zero'])
      const file = workspace.files.announce(args.filename, args.length)
      return { upload_url: `${workspace.baseUrl}/upload/${file.id}`, file_id: file.id }
    },
  }),
  'files.completeUploadExternal': defineMethod({
    scopes,
    args: z.object({
      files: json(z.array(z.object({ id: text, title: optionalText })).min(1)),
      channel_id: channelId.optional(),
      channels: optionalText,
      thread_ts: optionalText,
    }),
    run(workspace, args, raw) {
      const uploaded = args.files.map(({ id, title }) => ({ file: findUploaded(workspace, id), title }))
      const targets = [args.channel_id, ...(args.channels ?? '').split(',')].filter(
        (target): target is string => target !== undefined && target !== '',
      )
      const channels = targets.map((target) => findPostableChannel(workspace, target))
      for (const { file, title } of uploaded) workspace.files.complete(file, title)
      const files = uploaded.map(({ file }) => file)
      for (const channel of channels)
        share(workspace, files, { channelId: channel.id, threadTs: args.thread_ts, raw })
      return { files: files.map((file) => toWireFile(workspace, file)) }
    },
  }),
  'files.info': defineMethod({
    scopes: ['files:read'],
    args: z.object({ file: text }),
    run: (workspace, args) => ({ file: toWireFile(workspace, findFile(workspace, args.file)) }),
  }),
  'files.delete': defineMethod({
    scopes,
    args: z.object({ file: text }),
    run(workspace, args) {
      findFile(workspace, args.file).isDeleted = true
      return {}
    },
  }),
}

function findFile(workspace: Workspace, id: string): StoredFile {
  const file = workspace.files.find(id)
  if (file === undefined) throw new SlackFailure('file_not_found')
  if (file.isDeleted) throw new SlackFailure('file_deleted')
  return file
}

function findUploaded(workspace: Workspace, id: string): StoredFile {
  const file = findFile(workspace, id)
  if (file.bytes === undefined) throw new SlackFailure('file_not_found')
  return file
}

/** Posts the files into a conversation as one message, with the comment or the blocks that came along. */
function share(
  workspace: Workspace,
  files: readonly StoredFile[],
  to: { channelId: string; threadTs: string | undefined; raw: Record<string, unknown> },
): void {
  const message = workspace.messages.post({
    channelId: to.channelId,
    userId: identity.botUserId,
    ...blocksOrComment(workspace, to.raw),
    files: files.map((file) => workspace.files.toDemoFile(file)),
    ...readThread(workspace, to.channelId, to.threadTs),
  })
  for (const file of files) file.shares.push({ channelId: to.channelId, ts: message.ts })
}
