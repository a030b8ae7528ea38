import type { Digest } from '../../digest/digest.ts'
import { InvalidQueryError } from '../../errors.ts'
import { parseCommand } from '../../query/parse-command.ts'
import { isMetricQuery } from '../../report/answer-question.ts'
import type { DigestDeskDeps } from './desk-deps.ts'

/** What one run costs of Amplitude's budget at most; less where days are kept, or others ask the same. */
export function costOfDigest(deps: Pick<DigestDeskDeps, 'source'>, { definition }: Digest): number {
  return definition.parts.reduce((sum, part) => sum + costOfPart(deps, part), 0)
}

/** A part that cannot be asked any more, because its project is gone perhaps, costs nothing; its run says why. */
function costOfPart({ source }: Pick<DigestDeskDeps, 'source'>, part: string): number {
  const command = parseCommand(part)
  if (command instanceof InvalidQueryError || command.kind !== 'question') return 0
  const { query } = command.question
  if (!isMetricQuery(query)) return 0
  try {
    return source.costOf(query)
  } catch (error) {
    if (error instanceof InvalidQueryError) return 0
    throw error
  }
}
