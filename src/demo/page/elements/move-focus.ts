import type { KeyboardEvent } from 'react'

/** The arrow keys of a menu, a toolbar or tabs: they move the focus among the buttons inside. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')]
  const from = items.findIndex((item) => item === document.activeElement)
  const to = targetIndex(event.key, from, items.length)
  if (to === undefined) return
  event.preventDefault()
  items[to]?.focus()
}

function targetIndex(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return (from + 1) % count
    case 'ArrowUp':
    case 'ArrowLeft':
      return (from - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
