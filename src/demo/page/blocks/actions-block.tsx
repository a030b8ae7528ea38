import type { ActionsBlock as Actions, ContextActionsBlock } from '@slack/types'
import { Element } from '../elements/element.tsx'
import { actionIdOf } from './block-kit.ts'

export function ActionsBlock({ block, blockId }: { block: Actions | ContextActionsBlock; blockId: string }) {
  return (
    <div className="actions-block">
      {block.elements.map((element, index) => (
        <Element
          key={element.action_id ?? index}
          element={element}
          slot={{ blockId, actionId: actionIdOf(element), doesDispatch: true }}
        />
      ))}
    </div>
  )
}
