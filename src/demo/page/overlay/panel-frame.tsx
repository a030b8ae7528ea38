import './panel-frame.css'
import type { ReactNode } from 'react'
import { Icon } from '../icons/icon.tsx'

interface PanelFrameProps {
  title: string
  subtitle: string
  close: () => void
  children: ReactNode
}

/** What stands to the right of the conversation; the whole screen on a phone. */
export function PanelFrame({ title, subtitle, close, children }: PanelFrameProps) {
  return (
    <aside
      className="panel"
      aria-label={title}
      onKeyDown={(event) => {
        // A menu that is open takes the key for itself.
        if (event.key === 'Escape' && document.querySelector('.popover:popover-open') === null) close()
      }}
    >
      <header className="panel-bar">
        <h2 className="panel-title">{title}</h2>
        <span className="panel-subtitle">{subtitle}</span>
        <button type="button" className="icon-button" aria-label={`Close ${title}`} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  )
}
