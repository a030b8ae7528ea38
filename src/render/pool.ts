/** Things that are lent out and used again, such as canvases, or leave to do something of which little may be done at once. */
export interface Pool<Item> {
  /** Waits until one is free. Rejects with the signal's reason when aborted. */
  take(signal: AbortSignal | undefined): Promise<Item>
  give(item: Item): void
}

/** At most `size` of them exist, made when they are first needed; who waits longest is served first. */
export function createPool<Item>(size: number, make: () => Item): Pool<Item> {
  const free: Item[] = []
  const waiting: ((item: Item) => void)[] = []
  let made = 0
  return {
    take(signal) {
      signal?.throwIfAborted()
      const item = free.pop()
      if (item !== undefined) return Promise.resolve(item)
      if (made < size) {
        made += 1
        return Promise.resolve(make())
      }
      return waitInLine(waiting, signal)
    },
    give(item) {
      const next = waiting.shift()
      if (next === undefined) free.push(item)
      else next(item)
    },
  }
}

function waitInLine<Item>(waiting: ((item: Item) => void)[], signal: AbortSignal | undefined): Promise<Item> {
  return new Promise((resolve, reject) => {
    const served = (item: Item): void => {
      signal?.removeEventListener('abort', leave)
      resolve(item)
    }
    const leave = (): void => {
      waiting.splice(waiting.indexOf(served), 1)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', leave, { once: true })
    waiting.push(served)
  })
}
