import { parentPort } from 'node:worker_threads'
import type { DrawingOrder } from '../../src/render/drawing-thread.ts'

/** A drawing thread that does at once what its picture's alternative text says: `exit`, `throw` or `hang`. */
parentPort?.on('message', ({ id, spec }: DrawingOrder) => {
  if (spec.altText === 'exit') process.exit(1)
  if (spec.altText === 'throw') throw new Error('out of ink')
  while (spec.altText === 'hang');
  const image = { png: new Uint8Array([1, 2, 3]), width: 2, height: 2, altText: spec.altText }
  parentPort?.postMessage({ kind: 'drawn', id, image })
})
parentPort?.postMessage({ kind: 'ready' })
