import { identity } from '../state/identity.ts'
import type { Message } from '../state/message-store.ts'
import type { ResponseUrl } from '../state/response-url-store.ts'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { isEmpty, readContent } from './message-content.ts'

/**
 * Does what an ack's body or a post to a response url asks for: a new message (for the person alone unless it says
 * `in_channel`), or `replace_original`, or `delete_original`. Throws `SlackFailure`; nothing has happened then.
 */
export function applyResponse(workspace: Workspace, way: ResponseUrl, body: Record<string, unknown>): void {
  const original = findOriginal(workspace, way)
  if (isTrue(body['delete_original'])) {
    if (original !== undefined) workspace.messages.remove(way.channelId, original.ts)
    return
  }
  const content = readContent(workspace, body, 'response')
  const isInChannel = body['response_type'] === 'in_channel'
  if (isEmpty(content)) {
    if (isInChannel) return echoAlone(workspace, way)
    throw new SlackFailure('no_text')
  }
  // Who sees a message cannot be changed once it was sent, so a replacement keeps its original's audience.
  if (isTrue(body['replace_original']) && original !== undefined) {
    workspace.messages.edit(way.channelId, original.ts, content)
    return
  }
  const posted = workspace.messages.post({
    channelId: way.channelId,
    userId: identity.botUserId,
    ...content,
    ...threadOf(way, body),
    ...(isInChannel ? takeEcho(way) : { ephemeralTo: way.userId }),
  })
  way.originalTs ??= posted.ts
}

function findOriginal(workspace: Workspace, way: ResponseUrl): Message | undefined {
  return way.originalTs === undefined ? undefined : workspace.messages.find(way.channelId, way.originalTs)
}

/** An `in_channel` answer without content shows everybody what was typed, and nothing else. */
function echoAlone(workspace: Workspace, way: ResponseUrl): void {
  const { echo } = takeEcho(way)
  if (echo !== undefined)
    workspace.messages.post({ channelId: way.channelId, userId: way.userId, text: echo })
}

/** The command is echoed above the first answer only. */
function takeEcho(way: ResponseUrl): { echo?: string } {
  const { echo } = way
  way.echo = undefined
  return echo === undefined ? {} : { echo }
}

function threadOf(way: ResponseUrl, body: Record<string, unknown>): { threadTs?: string } {
  const threadTs = typeof body['thread_ts'] === 'string' ? body['thread_ts'] : way.threadTs
  return threadTs === undefined ? {} : { threadTs }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
