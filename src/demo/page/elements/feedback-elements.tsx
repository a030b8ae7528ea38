import './feedback.css'
import type { FeedbackButtons, IconButton } from '@slack/types'
import { useState } from 'react'
import { useSurface } from '../blocks/surface.ts'
import { Icon } from '../icons/icon.tsx'
import type { Slot } from './slot.ts'

/** Thumbs up, thumbs down: what was pressed stays pressed. */
export function FeedbackElement({ element, slot }: { element: FeedbackButtons; slot: Slot }) {
  const surface = useSurface()
  const [pressed, setPressed] = useState<string>()
  const press = (button: FeedbackButtons['positive_button']): void => {
    setPressed(button.value)
    void surface.act(slot, { type: 'feedback_buttons', text: button.text, value: button.value })
  }
  const sides = [
    { button: element.positive_button, icon: 'thumbsUp' },
    { button: element.negative_button, icon: 'thumbsDown' },
  ] as const
  return (
    <span className="feedback">
      {sides.map(({ button, icon }) => (
        <button
          key={button.value}
          type="button"
          className="icon-button"
          title={button.text.text}
          aria-label={button.accessibility_label ?? button.text.text}
          aria-pressed={pressed === button.value}
          onClick={() => press(button)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </span>
  )
}

export function IconButtonElement({ element, slot }: { element: IconButton; slot: Slot }) {
  const surface = useSurface()
  return (
    <button
      type="button"
      className="icon-button"
      title={element.text.text}
      aria-label={element.accessibility_label ?? element.text.text}
      onClick={() => void surface.act(slot, { type: 'icon_button', value: element.value }, element.confirm)}
    >
      <Icon name="close" />
    </button>
  )
}
