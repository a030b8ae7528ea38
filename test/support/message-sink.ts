import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that takes JSON and keeps it: Slack's end of a response_url. */
export interface MessageSink extends AsyncDisposable {
  url: string
  received: Record<string, unknown>[]
}

/** Answers everything with the given status and body. */
export async function startMessageSink(status = 200, answer = 'ok'): Promise<MessageSink> {
  const received: Record<string, unknown>[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      received.push(JSON.parse(body) as Record<string, unknown>)
      response.writeHead(status).end(answer)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/response`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
