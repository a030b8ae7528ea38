import { AppError, InvalidQueryError } from '../errors.ts'
import { explainError } from '../query/explain-error.ts'

/** What the terminal prints for an error: the marked question, one sentence, or, for a bug, the stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof InvalidQueryError) return explainError(error)
  if (error instanceof AppError) return error.userMessage
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
