import type { Digest } from '../../digest/digest.ts'
import { InvalidQueryError } from '../../errors.ts'
import { parseCommand } from '../../query/parse-command.ts'
import type { DigestDeskDeps } from './desk-deps.ts'

/** What one run costs of Amplitude's budget at most; less where days are kept, or others ask the same. */
export function costOfDigest({ source }: Pick<DigestDeskDeps, 'source'>, { definition }: Digest): number {
  let cost = 0
  for (const part of definition.parts) {
    const command = parseCommand(part)
    if (command instanceof InvalidQueryError || command.kind !== 'question') continue
    const { query } = command.question
    if (query.kind !== 'events' && query.kind !== 'user') cost += source.costOf(query)
  }
  return cost
}
