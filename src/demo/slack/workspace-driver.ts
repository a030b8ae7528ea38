import type { PageDeps } from './page-api/page-deps.ts'

/** Uses the workspace as a person would, for tests. */
export class WorkspaceDriver {
  readonly #deps: PageDeps

  constructor(deps: PageDeps) {
    this.#deps = deps
  }

  get now(): Date {
    return this.#deps.workspace.clock.now()
  }
}
