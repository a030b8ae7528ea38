import { Worker } from 'node:worker_threads'
import type { DemoRequest } from '../slack/page-protocol.ts'
import type { AmplitudeSimulator } from './amplitude-simulator.ts'
import { connectControls } from './simulator-controls.ts'
import type { SimulatorOptions } from './simulator-options.ts'

/** What a thread tells about the simulator in it. */
export type ThreadMessage =
  | { kind: 'started'; simulator: SimulatorAddress }
  | { kind: 'request'; request: DemoRequest }

type SimulatorAddress = Pick<AmplitudeSimulator, 'url' | 'apiKey' | 'secretKey' | 'projectName' | 'timeZone'>

/** Starts a simulator in a thread of its own, so that its counting never holds up the bot beside it. */
export async function startSimulatorInWorker(
  options: SimulatorOptions & { onRequest?: (request: DemoRequest) => void } = {},
): Promise<AmplitudeSimulator> {
  const { onRequest, ...workerData } = options
  const worker = new Worker(new URL('./simulator-thread.ts', import.meta.url), { workerData })
  const exit = new Promise((resolve) => worker.once('exit', resolve))
  const address = await new Promise<SimulatorAddress>((resolve, reject) => {
    worker.once('error', reject)
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'started') resolve(message.simulator)
      else onRequest?.(message.request)
    })
  })
  return {
    ...connectControls(address.url),
    ...address,
    async [Symbol.asyncDispose]() {
      // A thread has no origin; the rule means windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage('stop')
      await exit
    },
  }
}
