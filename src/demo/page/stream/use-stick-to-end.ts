import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'

/** How far from the end still counts as being there. */
const nearPx = 80

export interface StickToEnd {
  scrollerRef: RefObject<HTMLDivElement | null>
  contentRef: RefObject<HTMLDivElement | null>
  isAtEnd: boolean
  scrollToEnd: () => void
}

/**
 * Keeps a scrolled list at its end while it grows (messages arrive, pictures load), unless the reader went back to
 * read. `key` names what is shown: another one starts at its end.
 */
export function useStickToEnd(key: string): StickToEnd {
  const scrollerRef = useRef<HTMLDivElement>(null)
  const contentRef = useRef<HTMLDivElement>(null)
  const isStuck = useRef(true)
  const [isAtEnd, setIsAtEnd] = useState(true)
  const scrollToEnd = (): void => {
    scrollerRef.current?.scrollTo({ top: scrollerRef.current.scrollHeight })
  }
  useEffect(() => {
    const [scroller, content] = [scrollerRef.current, contentRef.current]
    if (scroller === null || content === null) return
    isStuck.current = true
    let knownHeight = scroller.scrollHeight
    const onScroll = (): void => {
      const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
      // An event may come late, when the content has grown once more: that is not the reader going back.
      const isOwnGrowth = isStuck.current && scroller.scrollHeight !== knownHeight
      isStuck.current = left < nearPx || isOwnGrowth
      setIsAtEnd(isStuck.current)
    }
    const observer = new ResizeObserver(() => {
      knownHeight = scroller.scrollHeight
      if (isStuck.current) scrollToEnd()
    })
    observer.observe(content)
    observer.observe(scroller)
    scroller.addEventListener('scroll', onScroll, { passive: true })
    scrollToEnd()
    return () => {
      observer.disconnect()
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [key])
  return { scrollerRef, contentRef, isAtEnd, scrollToEnd }
}
