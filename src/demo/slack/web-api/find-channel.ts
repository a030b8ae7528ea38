import type { DemoChannel } from '../page-protocol.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'

/** The channel by its id or name; a private one without the bot does not exist for it. */
export function findChannel(workspace: Workspace, idOrName: string): DemoChannel {
  const { directory } = workspace
  const channel = directory.channelNamed(idOrName)
  if (channel === undefined || !directory.isVisibleToBot(channel)) throw new SlackFailure('channel_not_found')
  return channel
}

/** Where a message may go: also to a person, which opens the direct message with them. */
export function findPostableChannel(workspace: Workspace, target: string): DemoChannel {
  const isUser = workspace.directory.user(target) !== undefined
  const channel = isUser ? workspace.directory.directMessageWith(target) : findChannel(workspace, target)
  if (channel === undefined) throw new SlackFailure('cannot_dm_bot')
  if (!mayPost(workspace, channel)) throw new SlackFailure('not_in_channel')
  return channel
}

function mayPost(workspace: Workspace, channel: DemoChannel): boolean {
  return channel.isBotMember || (channel.kind === 'public' && workspace.scopes.has('chat:write.public'))
}
