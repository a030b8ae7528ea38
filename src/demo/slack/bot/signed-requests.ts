import { createHmac } from 'node:crypto'
import { systemClock } from '../../../clock.ts'

/** Where requests to the bot go, and how they are signed. */
export interface BotEndpoint {
  url: string
  signingSecret: string
  /** Slack waits 3 s; tests of slow bots wait less. */
  timeoutMs: number
}

export interface BotRequest {
  contentType: 'application/x-www-form-urlencoded' | 'application/json'
  body: string
  headers?: Record<string, string>
}

export type BotReply =
  | { kind: 'answered'; status: number; body: string; headers: Headers; durationMs: number }
  | { kind: 'timeout' }
  | { kind: 'unreachable' }

/** Posts one request to the bot, signed as Slack signs: HMAC-SHA256 over `v0:<timestamp>:<body>`. Never throws. */
export async function sendSigned(endpoint: BotEndpoint, request: BotRequest): Promise<BotReply> {
  const startedAt = performance.now()
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: { ...signatureHeaders(endpoint.signingSecret, request.body), ...headersOf(request) },
      body: request.body,
      signal: AbortSignal.timeout(endpoint.timeoutMs),
      redirect: 'error',
    })
    const body = await response.text()
    const durationMs = performance.now() - startedAt
    return { kind: 'answered', status: response.status, body, headers: response.headers, durationMs }
  } catch (error) {
    return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' }
  }
}

/**
 * The timestamp is the machine's real time, not the demo's: receivers refuse what is older than five minutes by their
 * own system clock, so a signature under a moved clock would never be accepted.
 */
function signatureHeaders(signingSecret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(systemClock.now().getTime() / 1000))
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` }
}

function headersOf(request: BotRequest): Record<string, string> {
  return {
    'content-type': request.contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    accept: 'application/json,*/*',
    ...request.headers,
  }
}
