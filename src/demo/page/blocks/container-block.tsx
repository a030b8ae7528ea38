import './container.css'
import type { ContainerBlock as Block } from '@slack/types'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { RichText } from '../text/rich-text.tsx'
import { PlainText, SlackText } from '../text/slack-text.tsx'
import { ImageElement } from './image-element.tsx'

/** A titled frame around other blocks, which can be folded away. */
export function ContainerBlock({ block, children }: { block: Block; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(block.default_collapsed !== true)
  const isShown = isOpen || block.is_collapsible !== true
  return (
    <section className="container-block">
      <header className="container-header">
        {block.icon !== undefined && <ImageElement element={block.icon} />}
        <div className="container-words">
          <div className="container-title">
            {block.title !== undefined && <PlainText text={block.title} />}
            {block.rich_text_title !== undefined && <RichText block={block.rich_text_title} />}
          </div>
          {block.subtitle !== undefined && <SlackText text={block.subtitle} />}
        </div>
        {block.is_collapsible === true && (
          <button
            type="button"
            className="icon-button"
            aria-expanded={isOpen}
            aria-label={isOpen ? 'Collapse' : 'Expand'}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} />
          </button>
        )}
      </header>
      {isShown && <div className="blocks container-children">{children}</div>}
    </section>
  )
}
