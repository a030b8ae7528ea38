import type { BlockJson } from '../page-protocol.ts'
import type { Ids } from '../state/ids.ts'

/** Gives every block its `block_id` and every element its `action_id`, where the bot left them to Slack. */
export function fillMissingIds(blocks: readonly BlockJson[], ids: Ids): BlockJson[] {
  return blocks.map((block) => ({
    ...withElementIds(block, ids),
    type: block.type,
    block_id: block['block_id'] ?? ids.nextBlockId(),
  }))
}

function withElementIds(block: BlockJson, ids: Ids): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(block).map(([key, value]) => {
      if (key === 'element' || key === 'accessory') return [key, withActionId(value, ids)]
      if (key === 'elements' && holdsElements(block.type) && Array.isArray(value)) {
        return [key, value.map((element: unknown) => withActionId(element, ids))]
      }
      if (key === 'child_blocks' && Array.isArray(value))
        return [key, fillMissingIds(value as BlockJson[], ids)]
      return [key, value]
    }),
  )
}

function holdsElements(type: string): boolean {
  return type === 'actions' || type === 'context_actions'
}

function withActionId(element: unknown, ids: Ids): unknown {
  if (typeof element !== 'object' || element === null) return element
  if ('action_id' in element || ('type' in element && element.type === 'image')) return element
  return { ...element, action_id: ids.nextBlockId() }
}
