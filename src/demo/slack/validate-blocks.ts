import { typed, type Check, type Shape } from './blocks/checks.ts'
import { basicBlocks } from './blocks/layout/basic-blocks.ts'
import { withBlockId } from './blocks/layout/block-shape.ts'
import { cards } from './blocks/layout/cards.ts'
import { dataVisualization } from './blocks/layout/data-visualization.ts'
import { tables } from './blocks/layout/tables.ts'
import { Place } from './blocks/place.ts'
import { checkWhole } from './blocks/whole-rules.ts'
import type { BlockJson } from './page-protocol.ts'

export type Surface = 'message' | 'modal' | 'home'

/**
 * One thing that Slack would refuse, and where, as a JSON pointer from the message:
 * `{ message: 'must be less than 151 characters', pointer: '/blocks/0/text/text' }`.
 */
export interface BlockProblem {
  message: string
  pointer: string
}

const mostBlocks: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 }

const checkBlock: Readonly<Record<Surface, Check>> = {
  message: typed(shapesFor('message')),
  modal: typed(shapesFor('modal')),
  home: typed(shapesFor('home')),
}

/**
 * Everything that Slack would refuse in these blocks, stricter where Slack's own behaviour is not certain: unknown
 * types and fields, wrong lengths and counts, ids that stand twice, blocks on the wrong surface. Empty when all is well.
 */
export function validateBlocks(blocks: unknown, surface: Surface): BlockProblem[] {
  const place = new Place('/blocks', surface, [])
  if (!Array.isArray(blocks)) {
    place.refuse('must provide an array')
    return place.problems
  }
  if (surface !== 'message' && blocks.length === 0) place.refuse('no fewer than 1 items allowed')
  if (blocks.length > mostBlocks[surface]) place.refuse(`no more than ${mostBlocks[surface]} items allowed`)
  for (const [index, block] of blocks.entries()) checkBlock[surface](block, place.at(index))
  if (place.problems.length === 0) checkWhole(blocks as BlockJson[], surface, place)
  return place.problems
}

function shapesFor(surface: Surface): Record<string, Shape> {
  const shapes = { ...basicBlocks, ...dataVisualization, ...tables, ...cards }
  const allowed = Object.entries(shapes).filter(([, shape]) => shape.surfaces.includes(surface))
  return Object.fromEntries(allowed.map(([type, shape]) => [type, withBlockId(shape)]))
}
