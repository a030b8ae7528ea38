import type { BlockProblem } from '../validate-blocks.ts'

export function optionsProblems(_answer: unknown): BlockProblem[] {
  return []
}
