import type { Clock } from '../clock.ts'
import { asSdkBlocks, type MessageContent } from './blocks/message-content.ts'
import { failureWith, noResponse, responseUrlSpent } from './delivery-failure.ts'

/**
 * The way back that Slack hands out with a command or a button: five messages within thirty minutes, without a token, also
 * where the bot is no member. It carries no files.
 */
export interface ResponseUrl {
  readonly usesLeft: number
  /** Shows something to the person alone; `isReplacement` puts it in the place of what they see already. */
  show(content: MessageContent, isReplacement: boolean): Promise<void>
  /** Takes away what they see. */
  clear(): Promise<void>
}

const uses = 5
const lifeMs = 30 * 60_000
const timeoutMs = 10_000

/** Every method throws `DeliveryError`, without asking Slack where the url is known to be spent. */
export function createResponseUrl(url: string, clock: Clock): ResponseUrl {
  const expiresAt = clock.now().getTime() + lifeMs
  let usesLeft = uses
  const send = async (body: Record<string, unknown>): Promise<void> => {
    if (usesLeft === 0 || clock.now().getTime() >= expiresAt) throw failureWith(responseUrlSpent)
    usesLeft -= 1
    await postJson(url, body)
  }
  return {
    get usesLeft() {
      return usesLeft
    },
    show: ({ text, blocks }, isReplacement) =>
      send({
        response_type: 'ephemeral',
        replace_original: isReplacement,
        text,
        blocks: asSdkBlocks(blocks),
      }),
    clear: () => send({ delete_original: true }),
  }
}

async function postJson(url: string, body: Record<string, unknown>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw failureWith(noResponse, error)
  })
  const answer = await response.text().catch(() => '')
  const code = refusalIn(answer) ?? (response.ok ? undefined : codeOfStatus(response.status))
  if (code !== undefined) throw failureWith(code)
}

/** Slack answers `ok`, `{"ok":true}`, or an error with or without a matching status. */
function refusalIn(answer: string): string | undefined {
  const error = /"error"\s*:\s*"([\w:-]+)"/.exec(answer)?.[1]
  return error === 'used_url' || error === 'expired_url' ? responseUrlSpent : error
}

function codeOfStatus(status: number): string {
  if (status === 404 || status === 410) return responseUrlSpent
  return status === 429 ? 'ratelimited' : `http_${status}`
}
