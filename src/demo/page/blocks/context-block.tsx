import type { ContextBlock as Block } from '@slack/types'
import { SlackText } from '../text/slack-text.tsx'
import { ImageElement } from './image-element.tsx'

export function ContextBlock({ block }: { block: Block }) {
  return (
    <div className="context-block">
      {block.elements.map((element, index) =>
        element.type === 'image' ? (
          <ImageElement key={index} element={element} />
        ) : (
          <SlackText key={index} text={element} />
        ),
      )}
    </div>
  )
}
