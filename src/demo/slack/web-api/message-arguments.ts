import { isRecord } from '../blocks/checks.ts'
import type { Workspace } from '../state/workspace.ts'
import { parseJsonObject } from '../wire/parse-json.ts'
import { SlackFailure } from '../wire/slack-failure.ts'

const longestMarkdown = 12_000
const largestMetadata = 16_000

/** `markdown_text` stands for a whole message in standard Markdown, and so excludes text and blocks. */
export function readMarkdown(raw: Record<string, unknown>): Record<string, unknown> {
  const markdown = raw['markdown_text']
  if (markdown === undefined) return raw
  if (raw['text'] !== undefined || raw['blocks'] !== undefined)
    throw new SlackFailure('markdown_text_conflict')
  if (typeof markdown !== 'string' || markdown.length > longestMarkdown)
    throw new SlackFailure('msg_too_long')
  return { ...raw, text: markdown, blocks: [{ type: 'markdown', text: markdown }] }
}

/** `{ event_type, event_payload }`; a call without it leaves what the message has. */
export function readMetadata(value: unknown): { metadata?: Record<string, unknown> } {
  if (value === undefined || value === null || value === '') return {}
  const metadata = typeof value === 'string' ? parseJsonObject(value) : value
  if (
    !isRecord(metadata) ||
    typeof metadata['event_type'] !== 'string' ||
    !isRecord(metadata['event_payload'])
  ) {
    throw new SlackFailure('invalid_metadata_format')
  }
  if (JSON.stringify(metadata).length > largestMetadata) throw new SlackFailure('metadata_too_large')
  return { metadata }
}

/** A reply needs a message to reply to, and nobody can reply to what only one person sees. */
export function readThread(
  workspace: Workspace,
  channelId: string,
  threadTs: string | undefined,
): { threadTs?: string } {
  if (threadTs === undefined || threadTs === '') return {}
  const parent = workspace.messages.find(channelId, threadTs)
  if (parent === undefined) throw new SlackFailure('thread_not_found')
  if (parent.ephemeralTo !== undefined) throw new SlackFailure('cannot_reply_to_message')
  return { threadTs: parent.threadTs ?? parent.ts }
}
