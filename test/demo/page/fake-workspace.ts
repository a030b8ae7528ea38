import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type {
  DemoControls,
  DemoEvent,
  DemoState,
  DemoSubmitAnswer,
} from '../../../src/demo/slack/page-protocol.ts'
import { samplePicture } from './sample-picture.ts'
import { sampleState } from './sample-state.ts'

interface Posted {
  path: string
  body: Record<string, unknown>
}

/** Speaks the page's protocol and does what a test tells it: nothing in it knows Slack or the bot. */
export interface FakeWorkspace extends AsyncDisposable {
  url: string
  state: DemoState
  controls: DemoControls
  /** What the page has posted, oldest first. */
  posted: Posted[]
  /** How a POST is answered, by its path; `{ ok: true }` where nothing is said. May publish as well. */
  answers: Record<string, (body: Record<string, unknown>) => object | Promise<object>>
  publish(event: DemoEvent): void
  /** Resolves with the body of the next POST to the path, or of one that has come already. */
  next(path: string): Promise<Record<string, unknown>>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export async function startFakeWorkspace(pageDirectory: string): Promise<FakeWorkspace> {
  const listeners = new Set<ServerResponse>()
  const waiting: { path: string; resolve: (body: Record<string, unknown>) => void }[] = []
  const picture = samplePicture()
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeWorkspace = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    state: sampleState(),
    controls: {
      faults: [{ route: '/api/2/funnels', kind: 'none' }],
      incidents: [],
      amplitude: { spentFiveMinutes: 124, spentHour: 2480, inFlight: 0 },
    },
    posted: [],
    answers: {},
    publish(event) {
      if (event.type === 'message') fake.state.messages.push(event.message)
      if (event.type === 'modals') fake.state.modals = event.modals
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    async next(path) {
      const known = fake.posted.findLast((post) => post.path === path)
      if (known !== undefined) return known.body
      return new Promise((resolve) => waiting.push({ path, resolve }))
    },
    async [Symbol.asyncDispose]() {
      for (const listener of listeners) listener.end()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', fake.url).pathname
    if (request.method === 'POST') return sendJson(response, await answerPost(path, await readBody(request)))
    if (path === '/demo/state') return sendJson(response, fake.state)
    if (path === '/demo/controls') return sendJson(response, fake.controls)
    if (path === '/demo/events') return listen(response)
    if (path.startsWith('/demo/files/'))
      return void response.setHeader('content-type', 'image/png').end(picture)
    const file = path === '/' ? 'index.html' : path
    const bytes = await readFile(join(pageDirectory, file)).catch(() => undefined)
    response.writeHead(bytes === undefined ? 404 : 200, {
      'content-type': types[extname(file)] ?? 'text/plain',
    })
    response.end(bytes)
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': connected\n\n')
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
  }

  async function answerPost(path: string, body: Record<string, unknown>): Promise<object> {
    fake.posted.push({ path, body })
    for (const waiter of waiting.filter((each) => each.path === path)) {
      waiting.splice(waiting.indexOf(waiter), 1)
      waiter.resolve(body)
    }
    return (await fake.answers[path]?.(body)) ?? ({ ok: true } satisfies DemoSubmitAnswer)
  }
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
