import type { DemoState } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import { toDemoView } from '../state/view-store.ts'
import type { PageDeps } from './page-deps.ts'

/** Everything that the page needs to draw itself. */
export function pageState(deps: PageDeps): DemoState {
  const { clock, directory, messages, views } = deps.workspace
  const home = views.home(identity.me)
  return {
    now: clock.now().toISOString(),
    workspace: identity.teamName,
    me: identity.me,
    botUserId: identity.botUserId,
    users: [...directory.users],
    channels: [...directory.channels],
    messages: messages.visible(),
    modals: views.modals.map(toDemoView),
    home: home === undefined ? null : toDemoView(home),
    command: deps.command,
    suggestions: [...deps.suggestions],
    greeting: deps.greeting,
  }
}
