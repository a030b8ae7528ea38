import type { DemoEvent } from '../page-protocol.ts'

export type Listener = (event: DemoEvent) => void

/** Everything that happens in the workspace, told to whoever listens: the page's event stream and the test driver. */
export class Broadcast {
  readonly #listeners = new Set<Listener>()

  publish(event: DemoEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
