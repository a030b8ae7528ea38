import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StandIn } from './slack-stand-in.ts'

export interface BotServer extends AsyncDisposable {
  /** How many requests came so far. */
  received(): number
}

/** A bare HTTP server in the bot's place, for what a well-behaved bot never does. */
export async function startBotServer({ workspace }: StandIn, listener: RequestListener): Promise<BotServer> {
  let received = 0
  const server = createServer((request, response) => {
    received += 1
    listener(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  workspace.connect(`http://127.0.0.1:${port}/slack/events`)
  return {
    received: () => received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
