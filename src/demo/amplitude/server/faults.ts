import type { DemoFault, DemoFaultKind } from '../../slack/page-protocol.ts'
import {
  concurrencyLimited,
  gatewayTimeout,
  internalError,
  rateLimited,
  type Refusal,
} from '../wire/refusal.ts'

/** What is switched on, by route; `*` is every route that has nothing of its own. */
export interface Faults {
  kindFor(route: string): DemoFaultKind
  set(fault: DemoFault): void
  clear(): void
  list(): DemoFault[]
}

/** `routes` are shown in the list also while nothing is switched on for them. */
export function createFaults(routes: readonly string[]): Faults {
  const kinds = new Map<string, DemoFaultKind>()
  return {
    kindFor: (route) => kinds.get(route) ?? kinds.get('*') ?? 'none',
    set({ route, kind }) {
      if (kind === 'none') kinds.delete(route)
      else kinds.set(route, kind)
    },
    clear: () => kinds.clear(),
    list: () => ['*', ...routes].map((route) => ({ route, kind: kinds.get(route) ?? 'none' })),
  }
}

/** The refusal that a fault stands for; undefined for those that change the answer, or keep it back. */
export function refusalFor(kind: DemoFaultKind, cost: number): Refusal | undefined {
  switch (kind) {
    case 'rateLimit':
      return rateLimited(cost)
    case 'concurrentLimit':
      return concurrencyLimited(cost)
    case 'serverError':
      return internalError
    case 'gatewayTimeout':
      return gatewayTimeout
    case 'none':
    case 'hang':
    case 'truncated':
    case 'incomplete':
      return undefined
  }
}
