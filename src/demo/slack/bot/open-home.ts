import { identity } from '../state/identity.ts'
import { toWireView } from '../wire/wire-view.ts'
import type { BotDeps } from './bot-deps.ts'
import { nowTimestamp } from './payload.ts'

/** The person opened the bot's Home tab: `app_home_opened`, with the view that stands there already, if any. */
export async function openHome(deps: BotDeps): Promise<void> {
  const { workspace, events } = deps
  const home = workspace.views.home(identity.me)
  await events.send({
    type: 'app_home_opened',
    user: identity.me,
    channel: workspace.directory.directMessageWith(identity.me)?.id ?? '',
    event_ts: nowTimestamp(workspace),
    tab: 'home',
    ...(home === undefined ? {} : { view: toWireView(home) }),
  })
}
