/** What is under way: bounded, waited for, and never left behind. */
export class Running {
  readonly #running = new Set<Promise<void>>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** For how many more there is room. */
  get room(): number {
    return this.#most - this.#running.size
  }

  get isIdle(): boolean {
    return this.#running.size === 0
  }

  /** The work must not fail: nobody waits for it here. */
  start(work: Promise<void>): void {
    const tracked = work.finally(() => this.#running.delete(tracked))
    this.#running.add(tracked)
  }

  /** Resolves when one of those that run now has ended. */
  async one(): Promise<void> {
    await Promise.race(this.#running)
  }

  /** Resolves once nothing runs any more, whatever was started meanwhile. */
  async all(): Promise<void> {
    while (!this.isIdle) await Promise.all(this.#running)
  }
}
