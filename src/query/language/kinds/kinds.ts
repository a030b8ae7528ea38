import { eventKind } from './event-kind.ts'
import { funnelKind } from './funnel-kind.ts'
import type { KindDefinition } from './kind-definition.ts'
import { retentionKind } from './retention-kind.ts'
import type { TokenReader } from '../token-reader.ts'
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

/** The kind that a word or words begin, in either spelling. */
export function findKind(words: string): KindDefinition | undefined {
  return kinds.find(({ name, alsoSpelled }) => name === words || alsoSpelled.includes(words))
}

/** Takes the words that begin a kind where they stand here. */
export function takeKind(reader: TokenReader): KindDefinition | undefined {
  return kinds.find(({ name, alsoSpelled }) =>
    [name, ...alsoSpelled].some((spelling) => reader.takeIf(...spelling.split(' '))),
  )
}

/** Every spelling of every kind. */
export const kindWords: readonly string[] = kinds.flatMap(({ name, alsoSpelled }) =>
  [name].concat(alsoSpelled),
)
