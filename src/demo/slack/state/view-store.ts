import type { Clock } from '../../../clock.ts'
import type { BlockJson, DemoView } from '../page-protocol.ts'
import type { Broadcast } from './broadcast.ts'
import type { Ids } from './ids.ts'
import { identity } from './identity.ts'

export type ViewJson = { blocks: BlockJson[]; [key: string]: unknown }
export type ViewState = Record<string, Record<string, unknown>>

/** A view as the workspace keeps it: what the bot sent, and how the person's inputs stood when they were last told. */
export interface OpenView extends DemoView {
  userId: string
  rootId: string
  previousId: string | null
  state: ViewState
}

/** Slack holds a root and two more. */
const deepestStack = 3

/** The modals of the person at the keyboard, root first, and the Home tab of everybody. */
export class ViewStore {
  #modals: OpenView[] = []
  readonly #homes = new Map<string, OpenView>()
  readonly #deps: { clock: Clock; ids: Ids; broadcast: Broadcast }

  constructor(deps: { clock: Clock; ids: Ids; broadcast: Broadcast }) {
    this.#deps = deps
  }

  get modals(): readonly OpenView[] {
    return this.#modals
  }

  get isStackFull(): boolean {
    return this.#modals.length >= deepestStack
  }

  home(userId: string): OpenView | undefined {
    return this.#homes.get(userId)
  }

  find(id: string): OpenView | undefined {
    return [...this.#modals, ...this.#homes.values()].find((view) => view.id === id)
  }

  findByExternalId(externalId: string): OpenView | undefined {
    return [...this.#modals, ...this.#homes.values()].find((view) => view.view['external_id'] === externalId)
  }

  /** Opens a modal as the only one. */
  open(view: ViewJson): OpenView {
    const opened = this.#create(view, 'modal', identity.me)
    this.#setModals([opened])
    return opened
  }

  push(view: ViewJson): OpenView {
    const top = this.#modals.at(-1)
    const created = this.#create(view, 'modal', identity.me)
    const pushed = top === undefined ? created : { ...created, rootId: top.rootId, previousId: top.id }
    this.#setModals([...this.#modals, pushed])
    return pushed
  }

  /** Puts new content into an open view; its id stays, its hash changes, inputs with the same ids keep their values. */
  update(current: OpenView, view: ViewJson): OpenView {
    const updated: OpenView = { ...current, view, hash: this.#nextHash() }
    if (current.kind === 'home') this.#setHome(updated)
    else this.#setModals(this.#modals.map((modal) => (modal.id === current.id ? updated : modal)))
    return updated
  }

  publishHome(userId: string, view: ViewJson): OpenView {
    const current = this.#homes.get(userId)
    if (current !== undefined) return this.update(current, view)
    const created = this.#create(view, 'home', userId)
    this.#setHome(created)
    return created
  }

  /** The state that the page sends with an action or a submit; it draws the inputs, so it is not told again. */
  remember(id: string, state: ViewState): void {
    const view = this.find(id)
    if (view !== undefined) view.state = state
  }

  /** Closes one modal; those pushed on top of it go with it. */
  close(id: string): void {
    const index = this.#modals.findIndex((modal) => modal.id === id)
    if (index !== -1) this.#setModals(this.#modals.slice(0, index))
  }

  closeAll(): void {
    this.#setModals([])
  }

  #create(view: ViewJson, kind: 'modal' | 'home', userId: string): OpenView {
    const id = this.#deps.ids.next('V')
    return { id, hash: this.#nextHash(), kind, view, userId, rootId: id, previousId: null, state: {} }
  }

  #nextHash(): string {
    return `${Math.floor(this.#deps.clock.now().getTime() / 1000)}.${this.#deps.ids.nextBlockId()}`
  }

  #setModals(modals: OpenView[]): void {
    this.#modals = modals
    this.#deps.broadcast.publish({ type: 'modals', modals: modals.map(toDemoView) })
  }

  #setHome(view: OpenView): void {
    this.#homes.set(view.userId, view)
    if (view.userId === identity.me) this.#deps.broadcast.publish({ type: 'home', home: toDemoView(view) })
  }
}

export function toDemoView(view: OpenView): DemoView {
  return { id: view.id, hash: view.hash, kind: view.kind, view: view.view }
}
