import { z } from 'zod'
import type { DemoChannel } from '../page-protocol.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { toWireChannel, toWireUser } from '../wire/wire-people.ts'
import { defineMethod, type ApiMethods } from './api-method.ts'
import { count, flag, optionalText, text } from './argument-types.ts'
import { findChannel } from './find-channel.ts'

const readScopes = ['channels:read', 'groups:read', 'mpim:read', 'im:read']

const listArgs = z.object({
  types: z.string().default('public_channel'),
  limit: count.default(100),
  cursor: optionalText,
})

/** Users and conversations. */
export const peopleMethods: ApiMethods = {
  'users.info': defineMethod({
    scopes: ['users:read'],
    args: z.object({ user: text, include_locale: flag }),
    run({ directory, clock }, args) {
      const user = directory.user(args.user)
      if (user === undefined) throw new SlackFailure('user_not_found')
      return { user: toWireUser(user, clock.now(), args.include_locale === true) }
    },
  }),
  'users.conversations': defineMethod({
    scopes: readScopes,
    args: listArgs,
    run({ directory }, args) {
      const own = directory.channels.filter((channel) => channel.isBotMember)
      return page(own, args, (channel) => toWireChannel(channel, directory))
    },
  }),
  'conversations.list': defineMethod({
    scopes: readScopes,
    args: listArgs,
    run({ directory }, args) {
      const visible = directory.channels.filter((channel) => directory.isVisibleToBot(channel))
      return page(visible, args, (channel) => toWireChannel(channel, directory))
    },
  }),
  'conversations.info': defineMethod({
    scopes: readScopes,
    args: z.object({ channel: text }),
    run: (workspace, args) => ({
      channel: toWireChannel(findChannel(workspace, args.channel), workspace.directory),
    }),
  }),
  'conversations.members': defineMethod({
    scopes: readScopes,
    args: z.object({ channel: text }),
    run: (workspace, args) => ({
      members: workspace.directory.members(findChannel(workspace, args.channel)),
      response_metadata: { next_cursor: '' },
    }),
  }),
  'conversations.open': defineMethod({
    scopes: ['im:write', 'mpim:write'],
    args: z.object({ users: text }),
    run({ directory }, args) {
      if (directory.user(args.users) === undefined) throw new SlackFailure('user_not_found')
      const channel = directory.directMessageWith(args.users)
      if (channel === undefined) throw new SlackFailure('cannot_dm_bot')
      return { no_op: true, already_open: true, channel: { id: channel.id } }
    },
  }),
}

const typeOfKind: Readonly<Record<DemoChannel['kind'], string>> = {
  public: 'public_channel',
  private: 'private_channel',
  im: 'im',
}

/** One page of a list; the cursor is the id that the next page begins with. */
function page(
  channels: readonly DemoChannel[],
  args: z.infer<typeof listArgs>,
  toWire: (channel: DemoChannel) => object,
): object {
  const types = new Set(args.types.split(',').map((type) => type.trim()))
  const wanted = channels.filter((channel) => types.has(typeOfKind[channel.kind]))
  const start = args.cursor ? wanted.findIndex((channel) => channel.id === args.cursor) : 0
  if (start === -1) throw new SlackFailure('invalid_cursor')
  return {
    channels: wanted.slice(start, start + args.limit).map(toWire),
    response_metadata: { next_cursor: wanted[start + args.limit]?.id ?? '' },
  }
}
