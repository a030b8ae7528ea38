import type { Clock } from '../../../clock.ts'
import { identity } from './identity.ts'
import type { Ids } from './ids.ts'

/** A trigger id works for this long, and once. */
const triggerLifeMs = 3_000

export type TriggerProblem = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id'

interface Trigger {
  expiresAt: number
  isUsed: boolean
  /** The modal in which the person acted; only such a trigger can push a view. */
  viewId: string | undefined
}

/** Trigger ids that were handed to the bot with a command, an action or a submission. */
export class TriggerStore {
  readonly #triggers = new Map<string, Trigger>()
  readonly #deps: { clock: Clock; ids: Ids }

  constructor(deps: { clock: Clock; ids: Ids }) {
    this.#deps = deps
  }

  issue(viewId?: string): string {
    const number = this.#deps.ids.nextNumber()
    const id = `${number}.${number + 1}.${identity.teamId.toLowerCase()}`
    this.#triggers.set(id, {
      expiresAt: this.#deps.clock.now().getTime() + triggerLifeMs,
      isUsed: false,
      viewId,
    })
    return id
  }

  /** Uses the trigger up, or says why it cannot be used. */
  exchange(id: string): { viewId: string | undefined } | TriggerProblem {
    const trigger = this.#triggers.get(id)
    if (trigger === undefined) return 'invalid_trigger_id'
    if (trigger.isUsed) return 'exchanged_trigger_id'
    if (this.#deps.clock.now().getTime() >= trigger.expiresAt) return 'expired_trigger_id'
    trigger.isUsed = true
    return { viewId: trigger.viewId }
  }
}
