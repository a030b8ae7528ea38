import type { PageBlock } from '../blocks/block-kit.ts'
import { actionIdOf, blockIdOf, elementsOf, isStateful, withChildren } from '../blocks/block-kit.ts'
import type { ElementValue } from './element-value.ts'
import { initialValue } from './element-value.ts'

/** `block_id` → `action_id` → value: `state.values` on Slack's wire. */
export type StateValues = Record<string, Record<string, ElementValue>>

/**
 * A view's state: what was edited, and the initial values of the rest. An edit outlives an update of the view when its
 * block and action keep their ids and the element its type, which is Slack's own rule.
 */
export function viewState(blocks: readonly PageBlock[], edits: StateValues, channelId: string): StateValues {
  const values: StateValues = {}
  for (const [index, block] of withChildren(blocks).entries()) {
    const blockId = blockIdOf(block, index)
    for (const element of elementsOf(block)) {
      if (!isStateful(element)) continue
      const actionId = actionIdOf(element)
      const edit = edits[blockId]?.[actionId]
      const value = edit?.type === element.type ? edit : initialValue(element, channelId)
      values[blockId] = { ...values[blockId], [actionId]: value }
    }
  }
  return values
}

export function withValue(
  edits: StateValues,
  key: { blockId: string; actionId: string },
  value: ElementValue,
): StateValues {
  return { ...edits, [key.blockId]: { ...edits[key.blockId], [key.actionId]: value } }
}
