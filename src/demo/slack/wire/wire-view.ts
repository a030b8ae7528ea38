import { identity } from '../state/identity.ts'
import type { OpenView } from '../state/view-store.ts'

/** A view as the Web API answers it and as interaction payloads carry it. */
export function toWireView(view: OpenView): Record<string, unknown> {
  return {
    id: view.id,
    team_id: identity.teamId,
    type: view.kind,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: null,
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    ...view.view,
    state: { values: view.state },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: identity.appId,
    app_installed_team_id: identity.teamId,
    bot_id: identity.botId,
  }
}
