import { z } from 'zod'
import { identity } from '../state/identity.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { defineMethod, type ApiMethods } from './api-method.ts'

export const authMethods: ApiMethods = {
  'auth.test': defineMethod({
    args: z.object({}),
    run: () => ({
      url: `https://${identity.teamDomain}.slack.com/`,
      team: identity.teamName,
      user: identity.botName,
      team_id: identity.teamId,
      user_id: identity.botUserId,
      bot_id: identity.botId,
      is_enterprise_install: false,
    }),
  }),
  'apps.connections.open': defineMethod({
    args: z.object({}),
    run: () => {
      throw SlackFailure.withMessages('not_allowed_token_type', [
        'Socket Mode is not played by this workspace: send requests over HTTP',
      ])
    },
  }),
}
