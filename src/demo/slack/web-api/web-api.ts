import { sendJson, sendText, type Exchange } from '../http/http-exchange.ts'
import type { WebApiFault } from '../state/fault-queue.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import type { ApiMethod, ApiMethods } from './api-method.ts'
import { authMethods } from './auth-methods.ts'
import { blocksMethods } from './blocks-methods.ts'
import { chatMethods } from './chat-methods.ts'
import { filesMethods } from './files-methods.ts'
import { peopleMethods } from './people-methods.ts'
import { readArguments } from './read-arguments.ts'
import { viewsMethods } from './views-methods.ts'

const methods: ApiMethods = {
  ...authMethods,
  ...blocksMethods,
  ...chatMethods,
  ...filesMethods,
  ...peopleMethods,
  ...viewsMethods,
}

type Answer = Record<string, unknown> & { ok: boolean }

/** Answers `POST /api/<method>`: the planned fault if there is one, else what Slack would answer. Every call is logged. */
export async function answerWebApi(workspace: Workspace, exchange: Exchange): Promise<void> {
  const startedAt = performance.now()
  const method = exchange.url.pathname.slice('/api/'.length)
  const args = await readArguments(exchange)
  const fault = workspace.faults.take(method)
  const answer = answerTo(workspace, { method, args, fault, exchange })
  const status = statusOf(answer, fault)
  const { token: _token, ...logged } = args
  workspace.requests.add({
    at: workspace.clock.now().toISOString(),
    to: 'slack',
    method: exchange.method,
    target: method,
    status,
    durationMs: performance.now() - startedAt,
    args: logged,
    error: typeof answer['error'] === 'string' ? answer['error'] : undefined,
    ...(answer.ok ? {} : { problem: describeRefusal(answer) }),
  })
  write(workspace, { exchange, status, answer, fault })
}

interface Call {
  method: string
  args: Record<string, unknown>
  fault: WebApiFault | undefined
  exchange: Exchange
}

function answerTo(workspace: Workspace, call: Call): Answer {
  const { fault } = call
  switch (fault?.kind) {
    case 'rateLimited':
      return { ok: false, error: 'ratelimited', retryAfterSeconds: fault.retryAfterSeconds }
    case 'error':
      return { ok: false, error: fault.error }
    case 'serverError':
      return { ok: false, error: 'server_error' }
    case 'hang':
      return { ok: false, error: 'hang' }
    case 'dropAfterWork':
    case undefined:
      return run(workspace, call)
  }
}

function run(workspace: Workspace, call: Call): Answer {
  try {
    const method = methods[call.method]
    if (method === undefined) throw new SlackFailure('unknown_method', { req_method: call.method })
    checkAccess(workspace, method, tokenOf(call))
    return { ok: true, ...method.run(workspace, call.args) }
  } catch (error) {
    if (error instanceof SlackFailure) return { ok: false, error: error.code, ...error.details }
    throw error
  }
}

function checkAccess(workspace: Workspace, method: ApiMethod, token: string | undefined): void {
  if (method.isPublic) return
  if (token === undefined) throw new SlackFailure('not_authed')
  if (token !== workspace.botToken) throw new SlackFailure('invalid_auth')
  const { scopes } = method
  if (scopes.length === 0 || scopes.some((scope) => workspace.scopes.has(scope))) return
  throw new SlackFailure('missing_scope', {
    needed: scopes.join(','),
    provided: [...workspace.scopes].join(','),
  })
}

function tokenOf({ args, exchange }: Call): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(exchange.headers.authorization ?? '')?.[1]
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined)
}

function statusOf(answer: Answer, fault: WebApiFault | undefined): number {
  if (fault?.kind === 'serverError') return fault.status
  return answer['retryAfterSeconds'] === undefined ? 200 : 429
}

function describeRefusal(answer: Answer): string {
  const metadata = answer['response_metadata'] as { messages?: string[] } | undefined
  const needed = typeof answer['needed'] === 'string' ? [`needs ${answer['needed']}`] : []
  return [String(answer['error']), ...needed, ...(metadata?.messages ?? [])].join('; ')
}

function write(
  workspace: Workspace,
  outcome: { exchange: Exchange; status: number; answer: Answer; fault: WebApiFault | undefined },
): void {
  const { response, request } = outcome.exchange
  const { retryAfterSeconds, ...answer } = outcome.answer
  switch (outcome.fault?.kind) {
    case 'hang':
      return
    case 'dropAfterWork':
      request.socket.destroy()
      return
    case 'serverError':
      return sendText(response, outcome.status, { type: 'text/html', text: '<h1>Server Error</h1>' })
    case 'rateLimited':
    case 'error':
    case undefined:
      if (typeof retryAfterSeconds === 'number') response.setHeader('retry-after', String(retryAfterSeconds))
      response.setHeader('x-oauth-scopes', [...workspace.scopes].join(','))
      return sendJson(response, outcome.status, answer)
  }
}
