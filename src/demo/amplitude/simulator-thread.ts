import { parentPort, workerData } from 'node:worker_threads'
import { startAmplitudeSimulator } from './amplitude-simulator.ts'
import type { SimulatorOptions } from './simulator-options.ts'
import type { ThreadMessage } from './simulator-in-worker.ts'

/** The thread that `startSimulatorInWorker` starts: one simulator, until it is told to stop. */
const port = parentPort
if (port === null) throw new Error('This file is the body of a worker thread')

const tell = (message: ThreadMessage): void => port.postMessage(message)
const simulator = await startAmplitudeSimulator({
  ...(workerData as SimulatorOptions),
  onRequest: (request) => tell({ kind: 'request', request }),
})
port.once('message', () => void simulator[Symbol.asyncDispose]())
const { url, apiKey, secretKey, projectName, timeZone } = simulator
tell({ kind: 'started', simulator: { url, apiKey, secretKey, projectName, timeZone } })
