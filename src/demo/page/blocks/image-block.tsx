import './image.css'
import type { ImageBlock as Block } from '@slack/types'
import { useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { useLightbox } from '../overlay/lightbox.tsx'
import { PlainText } from '../text/slack-text.tsx'
import { imageSource } from './image-source.ts'

/** A picture with its title, which folds it away; a click shows it as large as the window. */
export function ImageBlock({ block }: { block: Block }) {
  const [isOpen, setIsOpen] = useState(true)
  const [isBroken, setIsBroken] = useState(false)
  const enlarge = useLightbox()
  const url = imageSource(block)
  const title = block.title?.text ?? block.alt_text
  return (
    <figure className="image-block">
      {block.title !== undefined && (
        <button
          type="button"
          className="image-title"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <PlainText text={block.title} />
          <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
        </button>
      )}
      {isOpen && isBroken && <p className="image-broken">The picture cannot be shown. {block.alt_text}</p>}
      {isOpen && !isBroken && (
        <button
          type="button"
          className="image-open"
          aria-label={`Enlarge: ${block.alt_text}`}
          onClick={() => enlarge({ url, title, alt: block.alt_text })}
        >
          <img src={url} alt={block.alt_text} onError={() => setIsBroken(true)} />
          <span className="image-expand">
            <Icon name="expand" size={16} />
          </span>
        </button>
      )}
    </figure>
  )
}
