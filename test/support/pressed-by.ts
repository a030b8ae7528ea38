import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import type { SlackWorkspace } from '../../src/demo/slack/slack-workspace.ts'
import { identity } from '../../src/demo/slack/state/identity.ts'
import { sendInteraction } from './signed-requests.ts'

interface Where {
  /** Where the bot's port answers. */
  botUrl: string
  slack: Pick<SlackWorkspace, 'signingSecret'>
}

interface Press {
  userId: string
  /** Of the same company unless given. */
  teamId?: string
  message: DemoMessage
  /** The first of its buttons unless given. */
  actionId?: string
  /** Of a list or a menu: what the choice says. */
  choice?: string
}

/** A press of something below a message by somebody who does not sit at the keyboard. */
export async function pressedBy({ botUrl, slack }: Where, press: Press): Promise<void> {
  const sender = { url: `${botUrl}/slack/events`, signingSecret: slack.signingSecret }
  await sendInteraction(sender, interaction(press))
}

interface Element {
  type: string
  action_id: string
  options?: readonly { text: { text: string } }[]
}

function interaction({ userId, teamId = identity.teamId, message, actionId, choice }: Press): object {
  const row = message.blocks.find(({ type }) => type === 'actions')
  const elements = (row?.['elements'] ?? []) as Element[]
  const element = elements.find(({ action_id: id }) => actionId === undefined || id === actionId)
  const chosen = element?.options?.find(({ text }) => text.text === choice)
  return {
    type: 'block_actions',
    team: { id: teamId, domain: 'somewhere' },
    enterprise: null,
    user: { id: userId, username: userId, team_id: teamId },
    api_app_id: identity.appId,
    trigger_id: `trigger ${userId}`,
    response_url: 'http://127.0.0.1:1/nowhere',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: false,
    },
    channel: { id: message.channelId, name: 'somewhere' },
    message: { ts: message.ts, blocks: message.blocks },
    actions: [
      {
        ...element,
        block_id: row?.['block_id'],
        action_ts: '1.0',
        ...(chosen && { selected_option: chosen }),
      },
    ],
  }
}
