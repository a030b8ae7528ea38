import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { answerControl, type ControlDeps } from './control-handler.ts'
import { answerQuery, type Outcome, type QueryDeps } from './query-handler.ts'
import { readableTarget } from './request-log.ts'

export type ServerDeps = QueryDeps & ControlDeps & { hangMs: number; signal: AbortSignal }

/** The API and, without credentials and for this machine only, its controls. */
export function createSimulatorServer(deps: ServerDeps): Server {
  return createServer({ maxHeaderSize: 128 * 1024 }, (request, response) => {
    respond(deps, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end(error instanceof Error ? (error.stack ?? error.message) : String(error))
    })
  })
}

async function respond(deps: ServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator')
  if (url.pathname.startsWith('/_simulator/')) return respondToControl(deps, request, response)
  const started = performance.now()
  const at = new Date(deps.clock.now()).toISOString()
  const outcome: Outcome =
    request.method === 'GET'
      ? await answerQuery(deps, url, request.headers.authorization)
      : { kind: 'refusal', refusal: methodNotAllowed, cost: undefined }
  const status = outcome.kind === 'answer' ? 200 : outcome.kind === 'refusal' ? outcome.refusal.status : 0
  const problem = problemOf(outcome)
  const log = (): void =>
    deps.requests.add({
      at,
      to: 'amplitude',
      method: request.method ?? 'GET',
      target: readableTarget(url),
      status,
      durationMs: Math.round(performance.now() - started),
      ...(outcome.cost === undefined ? {} : { cost: outcome.cost }),
      ...(problem === undefined ? {} : { problem }),
    })
  log()
  await send(deps, outcome, response)
}

const methodNotAllowed = { status: 405, body: '', contentType: 'text/plain', problem: 'only GET is allowed' }

async function send(deps: ServerDeps, outcome: Outcome, response: ServerResponse): Promise<void> {
  switch (outcome.kind) {
    case 'answer': {
      response.writeHead(200, { 'content-type': 'application/json' })
      const { body, isTruncated } = outcome
      response.end(isTruncated ? body.slice(0, Math.floor(body.length / 2)) : body)
      return
    }
    case 'refusal': {
      const { status, body, contentType, headers } = outcome.refusal
      response.writeHead(status, { 'content-type': contentType, ...headers })
      response.end(body)
      return
    }
    case 'silence':
      await silence(deps, response)
      outcome.release()
  }
}

/** Says nothing until the connection is cut: by us after a while, by the client, or because the simulator stops. */
async function silence({ hangMs, signal }: ServerDeps, response: ServerResponse): Promise<void> {
  const left = new AbortController()
  response.once('close', () => left.abort())
  await wait(hangMs, undefined, { signal: AbortSignal.any([signal, left.signal]) }).catch(() => undefined)
  response.destroy()
}

function problemOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'answer':
      return outcome.isTruncated ? 'answer cut off' : undefined
    case 'refusal':
      return outcome.refusal.problem
    case 'silence':
      return 'no answer'
  }
}

async function respondToControl(
  deps: ControlDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = isFromHere(request)
    ? answerControl(deps, {
        method: request.method ?? 'GET',
        path: new URL(request.url ?? '/', 'http://simulator').pathname,
        body: await readBody(request),
      })
    : { status: 403, body: { ok: false, problem: 'The controls answer only to this machine' } }
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer.body))
}

function isFromHere({ socket }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? ''
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** JSON, or undefined where there is none. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}
