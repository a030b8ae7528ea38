import './image.css'
import type { ImageElement as Image } from '@slack/types'
import { imageSource } from './image-source.ts'

/** The small picture of a context line or beside a section. */
export function ImageElement({ element }: { element: Image }) {
  return <img className="image-element" src={imageSource(element)} alt={element.alt_text} loading="lazy" />
}
