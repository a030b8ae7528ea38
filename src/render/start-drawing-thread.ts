import { Worker } from 'node:worker_threads'
import type { ChartImage, ChartSpec } from '../chart/chart-picture.ts'
import { RenderError } from '../errors.ts'
import type { DrawingOrder, DrawingReply } from './drawing-thread.ts'

/** A thread that draws. Whatever ends it, everything that it was asked is answered: with a picture or `RenderError`. */
export interface DrawingThread {
  /** Rejects with `RenderError` where the thread cannot start, for example because text leaves no ink. */
  readonly ready: Promise<void>
  /** True once it draws no more: it failed, hung or was stopped. */
  isOver(): boolean
  draw(spec: ChartSpec): Promise<ChartImage>
  stop(): Promise<void>
}

export interface DrawingThreadOptions {
  /** A folder of fonts for scripts and emoji that Inter lacks (`CHART_FONT_DIR`). */
  fontDirectory?: string
  /** The program that runs in the thread; tests put in one that breaks. */
  program?: URL
  /** A picture that takes longer, from its order on, hangs. It ends the thread, for nothing else stops a busy one. */
  timeoutMs?: number
}

const drawingThread = new URL('./drawing-thread.ts', import.meta.url)
/** Drawing needs 20 MB of objects. Without limits a thread collects late, and holds 130 MB more than it needs. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 }
/** A thousand times the usual; even the first picture on a busy machine stays far below. */
const longestMs = 15_000

export function startDrawingThread(options: DrawingThreadOptions): DrawingThread {
  const { program = drawingThread, timeoutMs = longestMs, ...workerData } = options
  const worker = new Worker(program, { workerData, resourceLimits })
  const orders = createOrders()
  const started = Promise.withResolvers<void>()
  // Who does not wait for the start hears of its failure by the pictures.
  started.promise.catch(() => undefined)
  let isOver = false
  const end = (error: RenderError): void => {
    isOver = true
    started.reject(error)
    orders.failAll(error)
  }
  worker.on('message', (reply: DrawingReply) => {
    if (reply.kind === 'ready') started.resolve()
    else orders.settle(reply)
  })
  worker.on('error', (error) => end(new RenderError(messageOf(error), error)))
  worker.on('exit', () => end(new RenderError('The thread that draws is over')))
  const stop = async (reason: RenderError): Promise<void> => {
    end(reason)
    await worker.terminate()
  }
  return {
    ready: started.promise,
    isOver: () => isOver,
    draw(spec) {
      const tooLong = (): void => void stop(new RenderError(`The picture took longer than ${timeoutMs} ms`))
      const { order, image } = orders.add(spec, setTimeout(tooLong, timeoutMs))
      // A thread has no origin; the rule means windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage(order)
      return image
    },
    stop: () => stop(new RenderError('The renderer was closed')),
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

interface Orders {
  add(spec: ChartSpec, timer: NodeJS.Timeout): { order: DrawingOrder; image: Promise<ChartImage> }
  settle(reply: Exclude<DrawingReply, { kind: 'ready' }>): void
  failAll(error: RenderError): void
}

/** What was ordered and not yet answered. */
function createOrders(): Orders {
  const open = new Map<number, PromiseWithResolvers<ChartImage> & { timer: NodeJS.Timeout }>()
  let lastId = 0
  return {
    add(spec, timer) {
      lastId += 1
      const awaited = Promise.withResolvers<ChartImage>()
      open.set(lastId, { ...awaited, timer })
      return { order: { id: lastId, spec }, image: awaited.promise }
    },
    settle(reply) {
      const order = open.get(reply.id)
      open.delete(reply.id)
      clearTimeout(order?.timer)
      if (reply.kind === 'drawn') order?.resolve({ ...reply.image, png: asBuffer(reply.image.png) })
      else order?.reject(new RenderError('The picture could not be drawn', new Error(reply.cause)))
    },
    failAll(error) {
      for (const order of open.values()) {
        clearTimeout(order.timer)
        order.reject(error)
      }
      open.clear()
    },
  }
}

/** Buffers arrive from another thread as plain bytes. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}
