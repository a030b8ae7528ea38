import type { SectionBlock as Block } from '@slack/types'
import { Element } from '../elements/element.tsx'
import { SlackText } from '../text/slack-text.tsx'
import { actionIdOf } from './block-kit.ts'

export function SectionBlock({ block, blockId }: { block: Block; blockId: string }) {
  return (
    <div className="section-block">
      <div className="section-words">
        {block.text !== undefined && <SlackText text={block.text} />}
        {block.fields !== undefined && (
          <div className="section-fields">
            {block.fields.map((field, index) => (
              <SlackText key={index} text={field} />
            ))}
          </div>
        )}
      </div>
      {block.accessory !== undefined && (
        <div className="section-accessory">
          <Element
            element={block.accessory}
            slot={{
              blockId,
              actionId: actionIdOf(block.accessory as { action_id?: string }),
              doesDispatch: true,
            }}
          />
        </div>
      )}
    </div>
  )
}
