import { chartKind } from './chart-kind.ts'
import { compositionKind } from './composition-kind.ts'
import { eventKind } from './event-kind.ts'
import { eventsKind } from './events-kind.ts'
import { formulaKind } from './formula-kind.ts'
import { funnelKind } from './funnel-kind.ts'
import { ltvKind } from './ltv-kind.ts'
import { realtimeKind } from './realtime-kind.ts'
import { retentionKind } from './retention-kind.ts'
import { sessionsKind } from './sessions-kind.ts'
import { userKind } from './user-kind.ts'
import type { KindDefinition } from './kind-definition.ts'
import type { TokenReader } from '../token-reader.ts'
import { dauKind, mauKind, newUsersKind, wauKind } from './users-kinds.ts'

/** Every kind of question there is, in the order in which `help` shows them. */
export const kinds: readonly KindDefinition[] = [
  dauKind,
  wauKind,
  mauKind,
  newUsersKind,
  realtimeKind,
  eventKind,
  formulaKind,
  funnelKind,
  retentionKind,
  sessionsKind,
  compositionKind,
  ltvKind,
  eventsKind,
  userKind,
  chartKind,
]

/** The kind that a word or words begin, in either spelling. */
export function findKind(words: string): KindDefinition | undefined {
  return kinds.find(({ name, alsoSpelled }) => name === words || alsoSpelled.includes(words))
}

/** Takes the words that begin a kind where they stand here. */
export function takeKind(reader: TokenReader): KindDefinition | undefined {
  const isTaken = ({ name, alsoSpelled }: KindDefinition): boolean =>
    [name, ...alsoSpelled].some((spelling) => reader.takeIf(...spelling.split(' ')))
  return kinds.find(isTaken) ?? kinds.find((kind) => kind.beginsAt?.(reader) ?? false)
}

/** Every spelling of every kind. */
export const kindWords: readonly string[] = kinds.flatMap(({ name, alsoSpelled }) =>
  [name].concat(alsoSpelled),
)
