import type { WebApiFault } from '../state/fault-queue.ts'
import type { Workspace } from '../state/workspace.ts'
import type { SlackFailure } from '../wire/slack-failure.ts'
import { sendJson, sendText, type Exchange } from './http-exchange.ts'

/** Something that the bot asks of Slack: a Web API method, an upload, or a post to a response url. */
export interface BotCall {
  /** What it is called in the log and by planned faults: `chat.postMessage`, `upload`, `response_url`. */
  target: string
  args: Record<string, unknown>
  work(): CallAnswer
}

export interface CallAnswer {
  status: number
  /** An object is sent as JSON, a string as it is. */
  body: Record<string, unknown> | string
  /** Slack's error code, when it refuses. */
  error?: string
  /** The refusal in full, for the drawer. */
  problem?: string
  retryAfterSeconds?: number
}

/** Does the call's work, or what a planned fault wants instead; logs it either way. */
export async function serveBotCall(workspace: Workspace, exchange: Exchange, call: BotCall): Promise<void> {
  const startedAt = performance.now()
  const latency = workspace.latency?.(call.target)
  if (latency !== undefined) await workspace.clock.sleep(latency.beforeMs)
  const fault = workspace.faults.take(call.target)
  const answer = answerInstead(fault) ?? call.work()
  const { token: _token, ...args } = call.args
  workspace.requests.add({
    at: workspace.clock.now().toISOString(),
    to: 'slack',
    method: exchange.method,
    target: call.target,
    status: answer.status,
    durationMs: performance.now() - startedAt,
    args,
    error: answer.error,
    ...(answer.problem === undefined ? {} : { problem: answer.problem }),
  })
  if (latency !== undefined) await workspace.clock.sleep(latency.afterMs)
  deliver(workspace, exchange, { answer, fault })
}

/** What Slack answers when it refuses, with the status that the door uses for refusals. */
export function refusalAnswer({ code, details }: SlackFailure, status: number): CallAnswer {
  const { retryAfterSeconds, ...rest } = details
  return {
    status: typeof retryAfterSeconds === 'number' ? 429 : status,
    body: { ok: false, error: code, ...rest },
    error: code,
    problem: describeRefusal(code, rest),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
  }
}

function answerInstead(fault: WebApiFault | undefined): CallAnswer | undefined {
  switch (fault?.kind) {
    case 'rateLimited':
      return { ...faultAnswer('ratelimited', 429), retryAfterSeconds: fault.retryAfterSeconds }
    case 'error':
      return faultAnswer(fault.error, 200)
    case 'serverError':
      return { ...faultAnswer('server_error', fault.status), body: '<h1>Server Error</h1>' }
    case 'hang':
      return faultAnswer('no_answer', 0)
    case 'dropAfterWork':
    case undefined:
      return undefined
  }
}

function faultAnswer(error: string, status: number): CallAnswer {
  return { status, body: { ok: false, error }, error, problem: error }
}

function deliver(
  workspace: Workspace,
  { request, response }: Exchange,
  { answer, fault }: { answer: CallAnswer; fault: WebApiFault | undefined },
): void {
  if (fault?.kind === 'hang') return
  if (fault?.kind === 'dropAfterWork') {
    request.socket.destroy()
    return
  }
  const { retryAfterSeconds, body, status } = answer
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds))
  response.setHeader('x-oauth-scopes', [...workspace.scopes].join(','))
  if (typeof body === 'string') sendText(response, status, { type: 'text/html; charset=utf-8', text: body })
  else sendJson(response, status, body)
}

function describeRefusal(code: string, details: Readonly<Record<string, unknown>>): string {
  const metadata = details['response_metadata'] as { messages?: string[] } | undefined
  const needed = typeof details['needed'] === 'string' ? [`needs ${details['needed']}`] : []
  return [code, ...needed, ...(metadata?.messages ?? [])].join('; ')
}
