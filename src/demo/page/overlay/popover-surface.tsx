import './popover.css'
import type { CSSProperties, ReactNode, ToggleEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
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
    if (isOpening) markFirst(event.currentTarget)
    else onClose?.()
  }
  useFollow(popover, (trigger) => setPlace(placeBeside(trigger, widthPx, wantedHeightPx)))
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

/**
 * The browser gives the focus to what is marked so while it opens the surface. Its `toggle` event comes in a later task, and
 * a key pressed before that would go to the trigger.
 */
function markFirst(surface: HTMLElement): void {
  surface.querySelector<HTMLElement>('[data-focus-first]')?.setAttribute('autofocus', '')
}

function placeBeside(trigger: HTMLElement, widthPx: number, wantedHeightPx: number): CSSProperties {
  // A trigger may be only a part of the field that it belongs to.
  const box = (trigger.closest('[data-popover-anchor]') ?? trigger).getBoundingClientRect()
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

/** Stays with its trigger while what is below scrolls, and goes once the trigger has left the window. */
function useFollow(popover: Popover, place: (trigger: HTMLElement) => void): void {
  const { id, isOpen, triggerRef } = popover
  const latest = useRef(place)
  useEffect(() => {
    latest.current = place
  })
  useEffect(() => {
    if (!isOpen) return
    const follow = (): void => {
      const trigger = triggerRef.current
      const box = trigger?.getBoundingClientRect()
      if (trigger === null || box === undefined || box.bottom < 0 || box.top > window.innerHeight) {
        document.getElementById(id)?.hidePopover()
      } else latest.current(trigger)
    }
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    window.addEventListener('resize', follow)
    return () => {
      window.removeEventListener('scroll', follow, { capture: true })
      window.removeEventListener('resize', follow)
    }
  }, [id, isOpen, triggerRef])
}
