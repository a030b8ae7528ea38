import type { BlockProblem } from './validate-blocks.ts'

export function validateView(_view: unknown, _type: 'modal' | 'home'): BlockProblem[] {
  return []
}

export function isViewTooLarge(view: unknown): boolean {
  return JSON.stringify(view).length > 250_000
}
