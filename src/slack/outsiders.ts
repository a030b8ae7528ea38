import type { BotIdentity } from './bot-identity.ts'

/** What tells who wrote an event in a channel that is shared with another company. */
interface SharedEvent {
  team_id: string
  is_ext_shared_channel?: boolean | undefined
}

/**
 * Whether somebody of another company asks, in a channel shared with it (Slack Connect). They get nothing: the numbers are
 * ours. In channels of our own a foreign team id is another workspace of the same organisation.
 */
export function isFromOutside(body: SharedEvent, author: { team?: string | undefined }): boolean {
  return body.is_ext_shared_channel === true && author.team !== undefined && author.team !== body.team_id
}

/** What tells who pressed a button; Slack does not say whether its channel is shared. */
interface Press {
  user: { team_id?: string | undefined }
  enterprise?: { id: string } | null | undefined
}

/** The same for a button, which people of the other company see as well: by workspace, and by organisation where we are in one. */
export function isForeign({ user, enterprise }: Press, bot: BotIdentity): boolean {
  if (user.team_id === undefined || user.team_id === bot.teamId) return false
  return bot.enterpriseId === undefined || enterprise?.id !== bot.enterpriseId
}
