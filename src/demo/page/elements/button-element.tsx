import './button.css'
import type { Button } from '@slack/types'
import { useState } from 'react'
import { useSurface } from '../blocks/surface.ts'
import { useConfirm } from '../overlay/confirm.tsx'
import { PlainText } from '../text/slack-text.tsx'
import type { Slot } from './slot.ts'

/** Shows that it waits until the bot has answered. A link opens as well as tells the bot, as in Slack. */
export function ButtonElement({ element, slot }: { element: Button; slot: Slot }) {
  const surface = useSurface()
  const confirm = useConfirm()
  const [isBusy, setIsBusy] = useState(false)
  const press = async (): Promise<void> => {
    const { text, value, style } = element
    if (element.confirm !== undefined && !(await confirm(element.confirm))) return
    setIsBusy(true)
    await surface.act(slot, { type: 'button', text, ...(value && { value }), ...(style && { style }) })
    setIsBusy(false)
  }
  const className = `button ${element.style === undefined ? '' : `button-${element.style}`} ${isBusy ? 'is-busy' : ''}`
  if (element.url !== undefined) {
    return (
      <a
        className={className}
        href={element.url}
        target="_blank"
        rel="noreferrer"
        aria-label={element.accessibility_label}
        onClick={() => void press()}
      >
        <PlainText text={element.text} />
      </a>
    )
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={element.accessibility_label}
      aria-busy={isBusy}
      onClick={() => !isBusy && void press()}
    >
      <span className="button-text">
        <PlainText text={element.text} />
      </span>
      {isBusy && <span className="spinner" />}
    </button>
  )
}
