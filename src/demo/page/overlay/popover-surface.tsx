import './popover.css'
import type { CSSProperties, ReactNode, ToggleEvent } from 'react'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Popover } from './use-popover.ts'

const gapPx = 4
const marginPx = 8

interface PopoverSurfaceProps {
  popover: Popover
  widthPx: number
  /** Tall enough to be useful; where there is less room below the trigger, it opens above. */
  wantedHeightPx?: number
  className?: string
  onClose?: () => void
  children: ReactNode
}

/** In the browser's top layer, next to its trigger. The children live only while it is open. */
export function PopoverSurface(props: PopoverSurfaceProps) {
  const { popover, widthPx, wantedHeightPx = 320, className = '', onClose, children } = props
  const [place, setPlace] = useState<CSSProperties>({})
  const beforeToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    const isOpening = event.newState === 'open'
    const trigger = popover.triggerRef.current
    flushSync(() => {
      if (isOpening && trigger !== null) setPlace(placeBeside(trigger, widthPx, wantedHeightPx))
      popover.setIsOpen(isOpening)
    })
    if (!isOpening) onClose?.()
  }
  useCloseOnScroll(popover)
  return (
    <div
      id={popover.id}
      popover="auto"
      className={`popover ${className}`}
      style={place}
      onBeforeToggle={beforeToggle}
    >
      {popover.isOpen && children}
    </div>
  )
}

function placeBeside(trigger: HTMLElement, widthPx: number, wantedHeightPx: number): CSSProperties {
  const box = trigger.getBoundingClientRect()
  const { innerWidth, innerHeight } = window
  const width = Math.min(Math.max(widthPx, box.width), innerWidth - 2 * marginPx)
  const left = Math.max(marginPx, Math.min(box.left, innerWidth - width - marginPx))
  const below = innerHeight - box.bottom - gapPx - marginPx
  const above = box.top - gapPx - marginPx
  if (below >= wantedHeightPx || below >= above) {
    return { width, left, top: box.bottom + gapPx, bottom: 'auto', maxHeight: below }
  }
  return { width, left, top: 'auto', bottom: innerHeight - box.top + gapPx, maxHeight: above }
}

/** It does not move with the page, so it goes when the page does. */
function useCloseOnScroll(popover: Popover): void {
  const { id, isOpen } = popover
  useEffect(() => {
    if (!isOpen) return
    const close = (event: Event): void => {
      const surface = document.getElementById(id)
      if (event.target instanceof Node && surface?.contains(event.target) === true) return
      surface?.hidePopover()
    }
    window.addEventListener('scroll', close, { capture: true, passive: true })
    return () => window.removeEventListener('scroll', close, { capture: true })
  }, [id, isOpen])
}
