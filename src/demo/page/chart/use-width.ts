import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'

/** The width in pixels that an element has, as it changes; `initial` until it is known. */
export function useWidth<Box extends Element>(initial: number): [RefObject<Box | null>, number] {
  const ref = useRef<Box>(null)
  const [width, setWidth] = useState(initial)
  useEffect(() => {
    if (ref.current === null) return
    const observer = new ResizeObserver(([entry]) => entry !== undefined && setWidth(entry.contentRect.width))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
