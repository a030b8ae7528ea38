import { eventKind } from './event-kind.ts'
import { funnelKind } from './funnel-kind.ts'
import type { KindDefinition } from './kind-definition.ts'
import { retentionKind } from './retention-kind.ts'
import { dauKind, mauKind, newUsersKind, wauKind } from './users-kinds.ts'

/** Every kind of question there is, in the order in which `help` shows them. */
export const kinds: readonly KindDefinition[] = [
  dauKind,
  wauKind,
  mauKind,
  newUsersKind,
  eventKind,
  funnelKind,
  retentionKind,
]
