import type { DemoAnswer, DemoCloseBody } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import { toWireView } from '../wire/wire-view.ts'
import type { BotDeps } from './bot-deps.ts'
import { payloadBase } from './payload.ts'

/** Closes the top modal or all of them, and tells the bot of each that asked to be told (`view_closed`). */
export async function closeView(deps: BotDeps, body: DemoCloseBody): Promise<DemoAnswer> {
  const { views } = deps.workspace
  const current = views.find(body.viewId)
  if (current === undefined) return { ok: true }
  // `clear_on_close` makes the close button of one view close the whole stack.
  const isAll = body.isAll || current.view['clear_on_close'] === true
  const closed = isAll ? [...views.modals] : [current]
  if (isAll) views.closeAll()
  else views.close(current.id)
  const asked = closed.filter((view) => view.view['notify_on_close'] === true)
  await Promise.all(
    asked.map(async (view) =>
      deps.bot.sendPayload({
        ...payloadBase(deps.workspace, 'view_closed', identity.me),
        view: toWireView(view),
        is_cleared: isAll,
      }),
    ),
  )
  return { ok: true }
}
