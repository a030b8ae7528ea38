import type { BlockJson } from '../page-protocol.ts'

/** An interactive element and the block that holds it. */
export interface HeldElement {
  block: BlockJson
  element: { type: string; action_id: string; [key: string]: unknown }
}

/** Every element with an `action_id`, in reading order, whatever kind of block holds it. */
export function elementsIn(blocks: readonly BlockJson[]): HeldElement[] {
  return blocks.flatMap((block) => {
    const children = block['child_blocks']
    const own = [block['accessory'], block['element'], ...listOf(block['elements'])]
    return [
      ...own.filter(isInteractive).map((element) => ({ block, element })),
      ...(Array.isArray(children) ? elementsIn(children as BlockJson[]) : []),
    ]
  })
}

export function blockIdOf(block: BlockJson): string {
  return String(block['block_id'])
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isInteractive(value: unknown): value is HeldElement['element'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'action_id' in value &&
    typeof value.action_id === 'string'
  )
}
