import './modal-dialog.css'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

interface ModalDialogProps {
  className: string
  /** Id of the element that names the dialog, or its name. */
  labelId?: string
  label?: string
  /** Names what is shown: when it changes, the focus goes to the start of the new content. */
  contentKey?: string
  onEscape: () => void
  /** A click beside the dialog does what Escape does. */
  isLightDismissed?: boolean
  children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus inside, and gives it back in the end. */
export function ModalDialog(props: ModalDialogProps) {
  const { className, labelId, label, contentKey, onEscape, isLightDismissed = false, children } = props
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  useEffect(() => firstFocus(ref.current)?.focus(), [contentKey])
  return (
    <dialog
      ref={ref}
      className={`modal-dialog ${className}`}
      aria-labelledby={labelId}
      aria-label={label}
      onCancel={(event) => {
        // The server decides what closes; a popover inside must not take its dialog with it.
        event.preventDefault()
        if (event.target === ref.current) onEscape()
      }}
      onClick={(event) => {
        if (isLightDismissed && event.target === ref.current) onEscape()
      }}
    >
      {children}
    </dialog>
  )
}

/** What asks for the focus, or the first field, or else what the dialog is there for. */
function firstFocus(dialog: HTMLDialogElement | null): HTMLElement | null | undefined {
  const wishes = [
    '[data-focus-first]',
    'input, textarea, .select, .multi-select-open',
    '.button-primary',
    '.button',
  ]
  return wishes.map((wish) => dialog?.querySelector<HTMLElement>(wish)).find((found) => found)
}
