import { blockIdOf, elementsIn, type HeldElement } from '../blocks/walk-elements.ts'
import type { BotDeps } from '../bot/bot-deps.ts'
import { closeView } from '../bot/close-view.ts'
import { openHome } from '../bot/open-home.ts'
import { say } from '../bot/say.ts'
import { sendAction } from '../bot/send-action.ts'
import { sendOptionsRequest } from '../bot/send-options-request.ts'
import { sendShortcut } from '../bot/send-shortcut.ts'
import type { BotReply } from '../bot/signed-requests.ts'
import { submitView } from '../bot/submit-view.ts'
import type {
  BlockJson,
  DemoActionBody,
  DemoAnswer,
  DemoMessage,
  DemoOptionsAnswer,
  DemoSubmitAnswer,
} from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import { blocksOf } from '../state/message-store.ts'
import type { OpenView, ViewState } from '../state/view-store.ts'
import { gather, type Arrivals, type Wait } from './arrivals.ts'
import { choose, type Choice } from './choose.ts'

/** Where something is pressed: a message that arrived, the modal on top, or the Home tab. */
type Pressable = DemoMessage | 'modal' | 'home'

/** The person at the keyboard, for tests: does what a person can do on the page, and tells what they saw arrive. */
export interface Person {
  /** Types a command or a message; `result` is how the bot acknowledged a command. */
  type(channel: string, text: string, wait?: Wait): Promise<Arrivals & { result: BotReply | undefined }>
  /** Presses a button, or makes a choice in a select, picker or input, found by its action id. */
  press(
    target: Pressable,
    actionId: string,
    how?: Wait & { choice?: Choice },
  ): Promise<Arrivals & { result: DemoAnswer }>
  /** Types into an external select and gets what it offers. */
  lookUp(target: Pressable, actionId: string, typed: string): Promise<DemoOptionsAnswer>
  /** Fills inputs of the modal on top, by block id or action id, and submits it. */
  submit(inputs?: Record<string, Choice>, wait?: Wait): Promise<Arrivals & { result: DemoSubmitAnswer }>
  /** Closes the modal on top, or all of them. */
  closeModal(isAll?: boolean): Promise<void>
  openHome(wait?: Wait): Promise<Arrivals>
  /** A global shortcut, or one of a message's menu. */
  useShortcut(
    callbackId: string,
    how?: Wait & { message?: DemoMessage },
  ): Promise<Arrivals & { result: DemoAnswer }>
}

export function createPerson(deps: BotDeps, quietMs: number): Person {
  const { broadcast, directory, views } = deps.workspace
  const arrivals = async <Result>(wait: Wait | undefined, act: () => Promise<Result>) =>
    await gather(broadcast, act, { quietMs, ...wait })
  const lookUp: Person['lookUp'] = async (target, actionId, typed) => {
    const { container, blocks } = reach(deps, target)
    const { block } = findElement(blocks, actionId)
    return await sendOptionsRequest(deps, { container, blockId: blockIdOf(block), actionId, value: typed })
  }
  return {
    lookUp,
    type: async (channel, text, wait) => {
      const channelId = directory.channelNamed(channel)?.id
      if (channelId === undefined) throw new Error(`There is no channel "${channel}".`)
      return await arrivals(wait, async () => say(deps, { channelId, text }))
    },
    press: async (target, actionId, { choice = null, ...wait } = {}) => {
      const { container, blocks } = reach(deps, target)
      const { block, element } = findElement(blocks, actionId)
      const chosen = await choose(element, choice, async (typed) => lookUp(target, actionId, typed))
      const action = { type: element.type, action_id: actionId, ...chosen }
      const body: DemoActionBody = {
        container,
        blockId: blockIdOf(block),
        action,
        state: stateWith(block, action),
      }
      return await arrivals(wait, async () => sendAction(deps, body))
    },
    submit: async (inputs = {}, wait) => {
      const view = topModal(views.modals)
      const state = await fillIn(view, inputs, async (actionId, typed) => lookUp('modal', actionId, typed))
      return await arrivals(wait, async () => submitView(deps, { viewId: view.id, state }))
    },
    closeModal: async (isAll = false) => {
      await closeView(deps, { viewId: topModal(views.modals).id, isAll })
    },
    openHome: async (wait) => await arrivals(wait, async () => openHome(deps)),
    useShortcut: async (callbackId, { message, ...wait } = {}) => {
      const body = message === undefined ? { callbackId } : { callbackId, message }
      return await arrivals(wait, async () => sendShortcut(deps, body))
    },
  }
}

function reach(
  deps: BotDeps,
  target: Pressable,
): { container: DemoActionBody['container']; blocks: readonly BlockJson[] } {
  const { messages, views } = deps.workspace
  if (typeof target === 'object') {
    const { channelId, ts } = target
    const message = messages.find(channelId, ts)
    if (message === undefined) throw new Error('The message is no longer there.')
    return { container: { type: 'message', channelId, ts }, blocks: blocksOf(message) }
  }
  const view = target === 'modal' ? topModal(views.modals) : views.home(identity.me)
  if (view === undefined) throw new Error('The Home tab is empty.')
  return { container: { type: 'view', viewId: view.id }, blocks: view.view.blocks }
}

function topModal(modals: readonly OpenView[]): OpenView {
  const view = modals.at(-1)
  if (view === undefined) throw new Error('No modal is open.')
  return view
}

function findElement(blocks: readonly BlockJson[], actionId: string): HeldElement {
  const elements = elementsIn(blocks)
  const found = elements.find(({ element }) => element.action_id === actionId)
  if (found !== undefined) return found
  const there = elements.map(({ element }) => element.action_id).join(', ') || 'none'
  throw new Error(`There is no element "${actionId}"; there is: ${there}`)
}

function stateWith(block: BlockJson, action: DemoActionBody['action']): ViewState {
  return { [blockIdOf(block)]: { [action.action_id]: action } }
}

async function fillIn(
  view: OpenView,
  inputs: Record<string, Choice>,
  lookUp: (actionId: string, typed: string) => Promise<DemoOptionsAnswer>,
): Promise<ViewState> {
  const state: ViewState = { ...view.state }
  const elements = elementsIn(view.view.blocks)
  for (const [id, choice] of Object.entries(inputs)) {
    const held = elements.find(({ block, element }) => blockIdOf(block) === id || element.action_id === id)
    if (held === undefined) throw new Error(`There is no input "${id}" in this modal.`)
    const { block, element } = held
    const chosen = await choose(element, choice, async (typed) => lookUp(element.action_id, typed))
    const blockId = blockIdOf(block)
    state[blockId] = { ...state[blockId], [element.action_id]: { type: element.type, ...chosen } }
  }
  return state
}
