import type { Exchange } from '../http/http-exchange.ts'
import { refusalAnswer, serveBotCall, type CallAnswer } from '../http/serve-bot-call.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import type { ApiMethod, ApiMethods } from './api-method.ts'
import { authMethods } from './auth-methods.ts'
import { blocksMethods } from './blocks-methods.ts'
import { chatMethods } from './chat-methods.ts'
import { filesMethods } from './files-methods.ts'
import { historyMethods } from './history-methods.ts'
import { peopleMethods } from './people-methods.ts'
import { readArguments } from './read-arguments.ts'
import { viewsMethods } from './views-methods.ts'

const methods: ApiMethods = {
  ...authMethods,
  ...blocksMethods,
  ...chatMethods,
  ...filesMethods,
  ...historyMethods,
  ...peopleMethods,
  ...viewsMethods,
}

/** Answers `POST /api/<method>` as Slack would. Refusals have status 200, too, except for rate limits. */
export async function answerWebApi(workspace: Workspace, exchange: Exchange): Promise<void> {
  const target = exchange.url.pathname.slice('/api/'.length)
  const args = await readArguments(exchange)
  const token = tokenOf(exchange, args)
  await serveBotCall(workspace, exchange, {
    target,
    args,
    work: () => run(workspace, { target, args, token }),
  })
}

interface Call {
  target: string
  args: Record<string, unknown>
  token: string | undefined
}

function run(workspace: Workspace, { target, args, token }: Call): CallAnswer {
  try {
    const method = Object.hasOwn(methods, target) ? methods[target] : undefined
    if (method === undefined) throw new SlackFailure('unknown_method', { req_method: target })
    checkAccess(workspace, method, token)
    return { status: 200, body: { ok: true, ...method.run(workspace, args) } }
  } catch (error) {
    if (error instanceof SlackFailure) return refusalAnswer(error, 200)
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

/** The token stands in the header, or among the arguments as it used to. */
function tokenOf({ headers }: Exchange, args: Record<string, unknown>): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined)
}
