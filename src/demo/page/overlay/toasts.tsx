import './toasts.css'
import { useEffect, useRef } from 'react'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'
import type { Toast } from '../state/page-state.ts'

const shownMs = 5000

/** What just happened, for a few seconds, above what is being read. */
export function Toasts() {
  const { toasts } = usePage().state
  const ref = useRef<HTMLDivElement>(null)
  const newest = toasts.at(-1)?.id
  useEffect(() => {
    // Shown anew, it lies above a dialog that was opened in between.
    ref.current?.hidePopover()
    if (newest !== undefined) ref.current?.showPopover()
  }, [newest])
  return (
    <div className="toasts" role="status" popover="manual" ref={ref}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const { dispatch } = usePage()
  useEffect(() => {
    const timer = setTimeout(() => dispatch({ type: 'toastClosed', id: toast.id }), shownMs)
    return () => clearTimeout(timer)
  }, [dispatch, toast.id])
  return (
    <div className="toast">
      <span>{toast.text}</span>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => dispatch({ type: 'toastClosed', id: toast.id })}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}
