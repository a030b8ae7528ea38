import type { ChartImage, ChartRenderer } from '../chart/chart-picture.ts'
import { RenderError } from '../errors.ts'
import { createPool } from './pool.ts'
import { startDrawingThread, type DrawingThreadOptions } from './start-drawing-thread.ts'

/** While one picture is compressed the next is drawn; more would only wait inside the thread instead of in front of it. */
const picturesInFlight = 2

/**
 * Draws pictures on this machine, in a thread of its own: drawing takes 15 to 30 ms at a stretch, during which Slack
 * would wait for its acknowledgements. Numbers never leave the machine, and equal specs give equal bytes. Rejects with
 * `RenderError` when text would leave no ink; then starting makes no sense. A thread that breaks later fails the
 * pictures that it had begun, and the next picture starts a fresh one.
 */
export async function createLocalRenderer(options: DrawingThreadOptions = {}): Promise<ChartRenderer> {
  const places = createPool(picturesInFlight, () => Symbol('a place in the thread'))
  let thread = startDrawingThread(options)
  await thread.ready
  let isClosed = false
  const draw: ChartRenderer['render'] = async (spec) => {
    if (isClosed) throw new RenderError('The renderer was closed')
    if (thread.isOver()) thread = startDrawingThread(options)
    return await thread.draw(spec)
  }
  return {
    name: 'local',
    async render(spec, signal) {
      const place = await places.take(signal)
      // The thread draws on for a reader who has left, so the place is free only when it is done.
      const drawing = draw(spec).finally(() => places.give(place))
      return await orAborted(drawing, signal)
    },
    async close() {
      isClosed = true
      await thread.stop()
    },
  }
}

async function orAborted(drawing: Promise<ChartImage>, signal: AbortSignal | undefined): Promise<ChartImage> {
  if (signal === undefined) return await drawing
  const aborted = Promise.withResolvers<never>()
  const leave = (): void => aborted.reject(signal.reason)
  signal.addEventListener('abort', leave, { once: true })
  if (signal.aborted) leave()
  try {
    return await Promise.race([drawing, aborted.promise])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
