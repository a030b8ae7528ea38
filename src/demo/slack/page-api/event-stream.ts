import type { ServerResponse } from 'node:http'
import type { Broadcast } from '../state/broadcast.ts'

/** Proxies and browsers drop a stream that stays silent; a comment keeps it open. */
const heartbeatMs = 15_000

/** The pages that listen: each gets every event as it happens, as server-sent events. */
export class EventStream {
  readonly #listening = new Set<ServerResponse>()
  readonly #broadcast: Broadcast

  constructor(broadcast: Broadcast) {
    this.#broadcast = broadcast
  }

  open(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    })
    response.write(': connected\n\n')
    const unsubscribe = this.#broadcast.subscribe((event) => {
      response.write(`data: ${JSON.stringify(event)}\n\n`)
    })
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs)
    this.#listening.add(response)
    response.on('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      this.#listening.delete(response)
    })
  }

  closeAll(): void {
    for (const response of this.#listening) response.end()
  }
}
