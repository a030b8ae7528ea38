import { identity } from '../state/identity.ts'
import type { Workspace } from '../state/workspace.ts'

/** What every interaction payload begins with. */
export function payloadBase(workspace: Workspace, type: string, userId: string): Record<string, unknown> {
  const user = workspace.directory.user(userId)
  return {
    type,
    token: identity.verificationToken,
    team: { id: identity.teamId, domain: identity.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: identity.appId,
    user: {
      id: userId,
      username: user?.name ?? 'unknown',
      name: user?.name ?? 'unknown',
      team_id: identity.teamId,
    },
  }
}

/** Slack names direct messages and private channels by their kind; only the id can be relied on. */
export function channelNameForBot(workspace: Workspace, channelId: string): string {
  const channel = workspace.directory.channel(channelId)
  switch (channel?.kind) {
    case 'public':
      return channel.name
    case 'private':
      return 'privategroup'
    case 'im':
    case undefined:
      return 'directmessage'
  }
}

/** `ts` of something that happens now, without a message: `action_ts`, `event_ts`. */
export function nowTimestamp(workspace: Workspace): string {
  return (workspace.clock.now().getTime() / 1000).toFixed(6)
}
