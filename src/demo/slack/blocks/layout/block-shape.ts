import type { Surface } from '../../validate-blocks.ts'
import { optional, text, type Shape } from '../checks.ts'

/** A block's fields and rules, and where it may stand. `type` and `block_id` need no mention. */
interface BlockShape extends Shape {
  surfaces: readonly Surface[]
}

export type BlockShapes = Readonly<Record<string, BlockShape>>

export const allSurfaces: readonly Surface[] = ['message', 'modal', 'home']
export const messagesOnly: readonly Surface[] = ['message']

export function withBlockId(shape: Shape): Shape {
  return { ...shape, fields: { ...shape.fields, block_id: optional(text(1, 255)) } }
}
