import { fillMissingIds } from '../blocks/fill-missing-ids.ts'
import { blockIdOf, elementsIn } from '../blocks/walk-elements.ts'
import type { DemoSubmitAnswer, DemoSubmitBody } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import type { OpenView, ViewJson } from '../state/view-store.ts'
import { validateView } from '../validate-view.ts'
import { parseJsonObject } from '../wire/parse-json.ts'
import { toWireView } from '../wire/wire-view.ts'
import type { BotDeps } from './bot-deps.ts'
import { checkInputs } from './check-inputs.ts'
import { payloadBase } from './payload.ts'
import { completeState } from './view-state.ts'

const trouble: DemoSubmitAnswer = { ok: false, problem: 'We had some trouble connecting. Try again?' }

/** Sends a modal's inputs to the bot (`view_submission`) and does what its answer says. */
export async function submitView(deps: BotDeps, body: DemoSubmitBody): Promise<DemoSubmitAnswer> {
  const { workspace, bot } = deps
  const view = workspace.views.find(body.viewId)
  if (view === undefined) return { ok: false, problem: 'This is no longer there.' }
  workspace.views.remember(view.id, completeState(view.view.blocks, body.state))
  const errors = checkInputs(view.view.blocks, view.state)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const reply = await bot.sendPayload({
    ...payloadBase(workspace, 'view_submission', identity.me),
    trigger_id: workspace.triggers.issue(view.id),
    view: toWireView(view),
    response_urls: responseUrlsOf(deps, view),
  })
  if (reply.kind !== 'answered' || reply.status !== 200) return trouble
  return applyAnswer(deps, view, reply.body)
}

/** Selects of conversations with `response_url_enabled` hand the bot a way into the conversation that was chosen. */
function responseUrlsOf(deps: BotDeps, view: OpenView): Record<string, unknown>[] {
  const { responseUrls } = deps.workspace
  return elementsIn(view.view.blocks).flatMap(({ block, element }) => {
    const entry = view.state[blockIdOf(block)]?.[element.action_id] as Record<string, unknown> | undefined
    const channelId = entry?.['selected_conversation'] ?? entry?.['selected_channel']
    if (element['response_url_enabled'] !== true || typeof channelId !== 'string') return []
    const way = responseUrls.issue({ channelId, userId: identity.me })
    return [
      {
        block_id: blockIdOf(block),
        action_id: element.action_id,
        channel_id: channelId,
        response_url: responseUrls.addressOf(way),
      },
    ]
  })
}

function applyAnswer(deps: BotDeps, view: OpenView, body: string): DemoSubmitAnswer {
  const { views } = deps.workspace
  const answer = readAnswer(body)
  switch (answer?.['response_action']) {
    case undefined:
      if (answer === undefined) return trouble
      views.close(view.id)
      return { ok: true }
    case 'clear':
      views.closeAll()
      return { ok: true }
    case 'errors':
      return readErrors(view, answer?.['errors'])
    case 'update':
    case 'push':
      return showNext(deps, view, answer ?? {})
    default:
      return trouble
  }
}

/** An empty body closes the view; anything that is not an object is nothing that Slack understands. */
function readAnswer(body: string): Record<string, unknown> | undefined {
  return body.trim() === '' ? {} : parseJsonObject(body)
}

/** Errors must name input blocks of this view; one that does not makes Slack refuse them all. */
function readErrors(view: OpenView, errors: unknown): DemoSubmitAnswer {
  if (typeof errors !== 'object' || errors === null) return trouble
  const inputs = new Set(view.view.blocks.filter((block) => block.type === 'input').map(blockIdOf))
  const entries = Object.entries(errors)
  const areUsable = entries.every(([blockId, message]) => inputs.has(blockId) && typeof message === 'string')
  if (entries.length === 0 || !areUsable) return trouble
  return {
    ok: false,
    errors: Object.fromEntries(entries.map(([blockId, message]) => [blockId, String(message)])),
  }
}

function showNext(deps: BotDeps, current: OpenView, answer: Record<string, unknown>): DemoSubmitAnswer {
  const { views, ids } = deps.workspace
  const view = answer['view']
  if (validateView(view, 'modal').length > 0) return trouble
  const next = view as ViewJson
  const filled = { ...next, blocks: fillMissingIds(next.blocks, ids) }
  if (answer['response_action'] === 'update') {
    views.update(current, filled)
    return { ok: true }
  }
  if (views.isStackFull) return trouble
  views.push(filled)
  return { ok: true }
}
