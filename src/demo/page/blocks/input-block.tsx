import type { InputBlock as Block } from '@slack/types'
import { useId } from 'react'
import { Element } from '../elements/element.tsx'
import { Icon } from '../icons/icon.tsx'
import { PlainText } from '../text/slack-text.tsx'
import { actionIdOf } from './block-kit.ts'
import { useSurface } from './surface.ts'

/** A labelled input with its hint, and what the bot (or Slack) found wrong with it. */
export function InputBlock({ block, blockId }: { block: Block; blockId: string }) {
  const id = useId()
  const error = useSurface().errors[blockId]
  const isOptional = block.optional === true
  const describedBy = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={error === undefined ? 'input-block' : 'input-block has-error'}>
      <div className="input-label" id={`${id}-label`}>
        <PlainText text={block.label} />
        {isOptional && <span className="input-optional"> (optional)</span>}
      </div>
      <Element
        element={block.element}
        slot={{
          blockId,
          actionId: actionIdOf(block.element),
          doesDispatch: block.dispatch_action === true,
          labelId: `${id}-label`,
          describedBy: describedBy === '' ? undefined : describedBy,
          isInvalid: error !== undefined,
          isOptional,
        }}
      />
      {error !== undefined && (
        <p className="input-error" id={`${id}-error`} role="alert">
          <Icon name="warning" size={16} /> {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p className="input-hint" id={`${id}-hint`}>
          <PlainText text={block.hint} />
        </p>
      )}
    </div>
  )
}
