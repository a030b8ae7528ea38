import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readExchange, sendJson, type Exchange } from './http-exchange.ts'

/** Where it listens, and how it is stopped: open connections are dropped, so that nothing keeps a process alive. */
export interface HttpService {
  url: string
  close(): Promise<void>
}

/** Starts a server on `port` (0: any) that hands every request to `answer`, whatever it throws. */
export async function serveHttp(
  where: { host: string; port: number },
  answer: (exchange: Exchange) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<HttpService> {
  const server = createServer((request, response) => {
    void (async () => {
      try {
        await answer(await readExchange(request, response))
      } catch (error) {
        onError(error)
        if (response.headersSent) response.destroy()
        else sendJson(response, 500, { ok: false, error: 'internal_error' })
      }
    })()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(where.port, where.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://${where.host}:${port}`, close: async () => closeServer(server) }
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
