import { elementsIn, blockIdOf } from '../blocks/walk-elements.ts'
import type { DemoActionBody, DemoAnswer } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import { blocksOf, type Message } from '../state/message-store.ts'
import type { OpenView } from '../state/view-store.ts'
import { toWireMessage } from '../wire/wire-message.ts'
import { toWireView } from '../wire/wire-view.ts'
import type { BotDeps } from './bot-deps.ts'
import { channelNameForBot, nowTimestamp, payloadBase } from './payload.ts'
import type { BotReply } from './signed-requests.ts'
import { completeState } from './view-state.ts'

/** Tells the bot that a button was pressed or a choice was made (`block_actions`). */
export async function sendAction(deps: BotDeps, body: DemoActionBody): Promise<DemoAnswer> {
  const { container } = body
  const payload =
    container.type === 'view'
      ? payloadFromView(deps, body, deps.workspace.views.find(container.viewId))
      : payloadFromMessage(deps, body, deps.workspace.messages.find(container.channelId, container.ts))
  if (payload === undefined) return { ok: false, problem: 'This is no longer there.' }
  return answerFor(await deps.bot.sendPayload(payload))
}

/** What a person sees when the bot does not acknowledge an interaction. */
export function answerFor(reply: BotReply): DemoAnswer {
  if (reply.kind === 'answered' && reply.status === 200) return { ok: true }
  return { ok: false, problem: 'This app did not respond. Try again, or ask the person who looks after it.' }
}

function payloadFromView(
  deps: BotDeps,
  body: DemoActionBody,
  view: OpenView | undefined,
): Record<string, unknown> | undefined {
  if (view === undefined) return undefined
  const { workspace } = deps
  workspace.views.remember(view.id, completeState(view.view.blocks, { ...view.state, ...body.state }))
  return {
    ...payloadBase(workspace, 'block_actions', identity.me),
    container: { type: 'view', view_id: view.id },
    trigger_id: workspace.triggers.issue(view.kind === 'modal' ? view.id : undefined),
    view: toWireView(view),
    actions: [actionOf(deps, body, view.view.blocks)],
  }
}

function payloadFromMessage(
  deps: BotDeps,
  body: DemoActionBody,
  message: Message | undefined,
): Record<string, unknown> | undefined {
  if (message === undefined) return undefined
  const { workspace } = deps
  const { channelId, ts, ephemeralTo, threadTs } = message
  const isEphemeral = ephemeralTo !== undefined
  const way = workspace.responseUrls.issue({
    channelId,
    userId: identity.me,
    originalTs: ts,
    ...(threadTs === undefined ? {} : { threadTs }),
  })
  const blocks = blocksOf(message)
  return {
    ...payloadBase(workspace, 'block_actions', identity.me),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: isEphemeral,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    trigger_id: workspace.triggers.issue(),
    channel: { id: channelId, name: channelNameForBot(workspace, channelId) },
    // Slack does not keep ephemeral messages, so it cannot send them back.
    ...(isEphemeral ? {} : { message: toWireMessage(message) }),
    state: { values: completeState(blocks, body.state ?? {}) },
    response_url: workspace.responseUrls.addressOf(way),
    actions: [actionOf(deps, body, blocks)],
  }
}

/** The action as Slack sends it: what the person did, completed by what the element itself says. */
function actionOf(deps: BotDeps, body: DemoActionBody, blocks: Message['blocks']): Record<string, unknown> {
  const held = elementsIn(blocks).find(
    ({ block, element }) => blockIdOf(block) === body.blockId && element.action_id === body.action.action_id,
  )
  const own = held?.element.type === 'button' ? pickButtonFields(held.element) : {}
  return { ...own, ...body.action, block_id: body.blockId, action_ts: nowTimestamp(deps.workspace) }
}

function pickButtonFields(element: Record<string, unknown>): Record<string, unknown> {
  const keys = ['text', 'value', 'url', 'style']
  return Object.fromEntries(
    keys.filter((key) => element[key] !== undefined).map((key) => [key, element[key]]),
  )
}
