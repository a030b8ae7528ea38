export type Surface = 'message' | 'modal' | 'home'

/** One thing that Slack would refuse, and where: `{ message: 'must be less than 151 characters', pointer: '/blocks/0/text/text' }`. */
export interface BlockProblem {
  message: string
  pointer: string
}

export function validateBlocks(_blocks: unknown, _surface: Surface): BlockProblem[] {
  return []
}
