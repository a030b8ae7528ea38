import type { DemoAnswer, DemoMembershipBody } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import type { PageDeps } from './page-deps.ts'

/** Invites the bot into a channel or removes it, and leaves the line that Slack leaves. */
export async function changeMembership(deps: PageDeps, body: DemoMembershipBody): Promise<DemoAnswer> {
  const { directory, messages } = deps.workspace
  const channel = directory.channel(body.channelId)
  if (channel === undefined || channel.kind === 'im')
    return { ok: false, problem: 'There is no such channel.' }
  if (channel.isBotMember === body.isBotMember) return { ok: true }
  directory.setBotMember(channel.id, body.isBotMember)
  messages.post({
    channelId: channel.id,
    userId: identity.botUserId,
    text: `_was ${body.isBotMember ? 'added to' : 'removed from'} #${channel.name} by_ <@${identity.me}>`,
  })
  return { ok: true }
}
