import { applyResponse } from '../messages/apply-response.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { parseJsonObject } from '../wire/parse-json.ts'
import type { Exchange } from './http-exchange.ts'
import { refusalAnswer, serveBotCall, type CallAnswer } from './serve-bot-call.ts'

/** `POST /response/<id>`: a message through a response url. 404 when it is used up or too old, 400 for what is no message. */
export async function receiveResponse(workspace: Workspace, exchange: Exchange): Promise<void> {
  const body = parseJsonObject(exchange.body.toString())
  await serveBotCall(workspace, exchange, {
    target: 'response_url',
    args: body ?? {},
    work: () => receive(workspace, exchange.url.pathname.slice('/response/'.length), body),
  })
}

function receive(workspace: Workspace, id: string, body: Record<string, unknown> | undefined): CallAnswer {
  if (body === undefined) return refusalAnswer(new SlackFailure('invalid_payload'), 400)
  const way = workspace.responseUrls.use(id)
  if (typeof way === 'string') return refusalAnswer(new SlackFailure(way), 404)
  try {
    applyResponse(workspace, way, body)
    return { status: 200, body: 'ok' }
  } catch (error) {
    if (error instanceof SlackFailure) return refusalAnswer(error, 400)
    throw error
  }
}
