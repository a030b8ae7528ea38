import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request with its body read, and the response to write. */
export interface Exchange {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
  request: IncomingMessage
  response: ServerResponse
}

/** Far above anything that a bot or the page sends; uploads of pictures are some 300 KB. */
const largestBody = 64 * 1024 * 1024

export async function readExchange(request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) throw new Error('The request is too large.')
    chunks.push(chunk)
  }
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://workspace'),
    headers: request.headers,
    body: Buffer.concat(chunks),
    request,
    response,
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, { type: 'application/json; charset=utf-8', text: JSON.stringify(value) })
}

export function sendText(
  response: ServerResponse,
  status: number,
  body: { type: string; text: string },
): void {
  response.writeHead(status, { 'content-type': body.type, 'cache-control': 'no-store' })
  response.end(body.text)
}

export function sendBytes(response: ServerResponse, bytes: Buffer, headers: Record<string, string>): void {
  response.writeHead(200, { ...headers, 'content-length': bytes.length })
  response.end(bytes)
}
