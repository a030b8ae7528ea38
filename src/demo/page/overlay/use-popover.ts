import type { RefObject } from 'react'
import { useId, useRef, useState } from 'react'

export interface Popover {
  id: string
  isOpen: boolean
  setIsOpen: (isOpen: boolean) => void
  triggerRef: RefObject<HTMLButtonElement | null>
  close: () => void
}

/** For a button and what it opens; the browser's own popovers give light dismissal, Escape and the way back of the focus. */
export function usePopover(): Popover {
  const id = useId()
  const triggerRef = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return { id, isOpen, setIsOpen, triggerRef, close: () => document.getElementById(id)?.hidePopover() }
}

/** What the button needs to open it. */
export function triggerProps(popover: Popover, kind: 'listbox' | 'menu' | 'dialog') {
  return {
    ref: popover.triggerRef,
    popoverTarget: popover.id,
    'aria-expanded': popover.isOpen,
    'aria-haspopup': kind,
  } as const
}
