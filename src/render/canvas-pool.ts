import { createCanvas, type Canvas } from '@napi-rs/canvas'

/** Canvases that are lent out and used again: their native memory is large and is freed only when the event loop turns. */
export interface CanvasPool {
  /** Waits until a canvas is free. Rejects with the signal's reason when aborted. */
  take(signal: AbortSignal | undefined): Promise<Canvas>
  give(canvas: Canvas): void
}

/** At most `size` canvases exist, made when they are first needed; who waits longest is served first. */
export function createCanvasPool(size: number): CanvasPool {
  const free: Canvas[] = []
  const waiting: ((canvas: Canvas) => void)[] = []
  let made = 0
  return {
    take(signal) {
      signal?.throwIfAborted()
      const canvas = free.pop()
      if (canvas !== undefined) return Promise.resolve(canvas)
      if (made < size) {
        made += 1
        return Promise.resolve(createCanvas(1, 1))
      }
      return waitInLine(waiting, signal)
    },
    give(canvas) {
      const next = waiting.shift()
      if (next === undefined) free.push(canvas)
      else next(canvas)
    },
  }
}

function waitInLine(waiting: ((canvas: Canvas) => void)[], signal: AbortSignal | undefined): Promise<Canvas> {
  return new Promise((resolve, reject) => {
    const served = (canvas: Canvas): void => {
      signal?.removeEventListener('abort', leave)
      resolve(canvas)
    }
    const leave = (): void => {
      waiting.splice(waiting.indexOf(served), 1)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', leave, { once: true })
    waiting.push(served)
  })
}
