import { parentPort, workerData } from 'node:worker_threads'
import type { ChartImage, ChartSpec } from '../chart/chart-picture.ts'
import { createCanvasRenderer, type CanvasRendererOptions } from './canvas-renderer.ts'

/** What the thread is asked, and what it answers. `ready` comes once, when its fonts have left ink. */
export interface DrawingOrder {
  id: number
  spec: ChartSpec
}
export type DrawingReply =
  | { kind: 'ready' }
  | { kind: 'drawn'; id: number; image: Omit<ChartImage, 'png'> & { png: Uint8Array } }
  | { kind: 'failed'; id: number; cause: string }

/** The program of the thread that `startDrawingThread` starts: fonts and Skia live here and nowhere else. */
const renderer = await createCanvasRenderer(workerData as CanvasRendererOptions)
parentPort?.on('message', (order: DrawingOrder) => void draw(order))
reply({ kind: 'ready' })

async function draw({ id, spec }: DrawingOrder): Promise<void> {
  try {
    reply({ kind: 'drawn', id, image: await renderer.render(spec) })
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    reply({
      kind: 'failed',
      id,
      cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    })
  }
}

function reply(message: DrawingReply): void {
  // A thread has no origin; the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message)
}
