import { applyResponse } from '../messages/apply-response.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { sendJson, sendText, type Exchange } from './http-exchange.ts'

/** `POST /response/<id>`: a message through a response url. 404 when it is used up or too old, 400 for what is no message. */
export function receiveResponse(workspace: Workspace, exchange: Exchange): void {
  const startedAt = performance.now()
  const body = parseObject(exchange.body)
  const failure = receive(workspace, exchange.url.pathname.slice('/response/'.length), body)
  workspace.requests.add({
    at: workspace.clock.now().toISOString(),
    to: 'slack',
    method: exchange.method,
    target: 'response_url',
    status: failure?.status ?? 200,
    durationMs: performance.now() - startedAt,
    args: body ?? {},
    error: failure?.error,
    ...(failure === undefined ? {} : { problem: failure.problem }),
  })
  if (failure === undefined) sendText(exchange.response, 200, { type: 'text/html', text: 'ok' })
  else sendJson(exchange.response, failure.status, { ok: false, error: failure.error, ...failure.details })
}

interface Failure {
  status: number
  error: string
  problem: string
  details: Readonly<Record<string, unknown>>
}

function receive(
  workspace: Workspace,
  id: string,
  body: Record<string, unknown> | undefined,
): Failure | undefined {
  if (body === undefined) return { status: 400, error: 'invalid_payload', problem: 'not JSON', details: {} }
  const way = workspace.responseUrls.use(id)
  if (typeof way === 'string') return { status: 404, error: way, problem: way, details: {} }
  try {
    applyResponse(workspace, way, body)
    return undefined
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error
    const problem = [error.code, JSON.stringify(error.details['errors'] ?? '')].join(' ')
    return { status: 400, error: error.code, problem, details: error.details }
  }
}

function parseObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString())
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}
