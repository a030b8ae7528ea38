import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** Slack's end of Socket Mode: `apps.connections.open` and the socket that it leads to. */
export interface SocketModeServer extends AsyncDisposable {
  apiUrl: string
  /** What the bot sent over the socket: acknowledgements. */
  acks: { envelope_id: string }[]
  /** Sends an envelope over the newest socket. */
  deliver(envelope: object): void
}

/** Web API methods answer with `answers`, and `{ ok: true }` where there is none. */
export async function startSocketModeServer(answers: Record<string, object>): Promise<SocketModeServer> {
  const acks: SocketModeServer['acks'] = []
  const sockets: Duplex[] = []
  const server = createServer((request, response) => {
    const method = (request.url ?? '').split('/').at(-1) ?? ''
    const { port } = server.address() as AddressInfo
    const link = method === 'apps.connections.open' ? { url: `ws://127.0.0.1:${port}/link` } : {}
    request.resume()
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: true, ...link, ...answers[method] }))
  })
  server.on('upgrade', (request, socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    socket.on('data', (frame: Buffer) =>
      readFrames(frame, (message) => acks.push(JSON.parse(message) as never), socket),
    )
    socket.on('error', () => {})
    sockets.push(socket)
    socket.write(textFrame({ type: 'hello', num_connections: 1, connection_info: {}, debug_info: {} }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    acks,
    deliver: (envelope) => sockets.at(-1)?.write(textFrame(envelope)),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

/** One unmasked text frame, as servers send it (RFC 6455, section 5.2). */
function textFrame(value: object): Buffer {
  const payload = Buffer.from(JSON.stringify(value))
  const header =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([header, payload])
}

/** Masked frames, as clients send them; several may come together. Answers pings and closes. */
function readFrames(data: Buffer, onText: (message: string) => void, socket: Duplex): void {
  for (let at = 0; at + 2 <= data.length;) {
    const opcode = (data[at] ?? 0) & 15
    const short = (data[at + 1] ?? 0) & 127
    const [length, start] = short === 126 ? [data.readUInt16BE(at + 2), at + 4] : [short, at + 2]
    const mask = data.subarray(start, start + 4)
    const payload = Buffer.from(data.subarray(start + 4, start + 4 + length)).map(
      (byte, index) => byte ^ (mask[index % 4] ?? 0),
    )
    if (opcode === 1) onText(Buffer.from(payload).toString())
    if (opcode === 8) socket.end(Buffer.from([0x88, 0]))
    if (opcode === 9) socket.write(Buffer.concat([Buffer.from([0x8a, length]), payload]))
    at = start + 4 + length
  }
}
