import { fillMissingIds } from '../blocks/fill-missing-ids.ts'
import type { BlockJson, DemoAttachment } from '../page-protocol.ts'
import type { Workspace } from '../state/workspace.ts'
import { validateBlocks, type BlockProblem } from '../validate-blocks.ts'
import { parseJson } from '../wire/parse-json.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { problemsWithFiles } from './files-in-blocks.ts'

export interface MessageContent {
  text: string
  blocks: BlockJson[]
  attachments: DemoAttachment[]
}

/** Through which door a message came in; they differ in what they take. */
export type Door = 'post' | 'update' | 'ephemeral' | 'response'

const longestText = 40_000
/** `chat.update` and `chat.postEphemeral` refuse longer texts where `chat.postMessage` cuts them. */
const longestStrictText = 4_000
/** Undocumented: the text of all blocks together, measured by others at about this many characters. */
const longestBlocksText = 13_200
const mostAttachments = 100

/** Reads and checks what a message holds. Throws the `SlackFailure` that Slack would answer. */
export function readContent(workspace: Workspace, args: Record<string, unknown>, door: Door): MessageContent {
  const text = readText(args['text'], door)
  const blocks = readBlocks(workspace, args['blocks'], door)
  const attachments = readAttachments(workspace, args['attachments'], door)
  if (lengthOfTexts(blocks) > longestBlocksText) throw new SlackFailure('msg_blocks_too_long')
  return { text, blocks, attachments }
}

/** Whether there is anything to post at all. */
export function isEmpty(content: MessageContent): boolean {
  return content.text.trim() === '' && content.blocks.length === 0 && content.attachments.length === 0
}

/** The failure with Slack's own spelling of the pointers; `root` is where the checked value stands in the call. */
export function blocksFailure(code: string, problems: readonly BlockProblem[], root = ''): SlackFailure {
  return SlackFailure.withMessages(
    code,
    problems.map((problem) => `${problem.message} [json-pointer:${root}${problem.pointer}]`),
  )
}

function readText(text: unknown, door: Door): string {
  if (text === undefined || text === null) return ''
  if (typeof text !== 'string')
    throw SlackFailure.withMessages('invalid_arguments', ['text must be a string'])
  const isStrict = door === 'update' || door === 'ephemeral'
  if (isStrict && text.length > longestStrictText) throw new SlackFailure('msg_too_long')
  return text.slice(0, longestText)
}

function readBlocks(workspace: Workspace, value: unknown, door: Door): BlockJson[] {
  if (value === undefined || value === null || value === '') return []
  const blocks = parseJsonList(value, 'invalid_blocks_format')
  const problems = [...validateBlocks(blocks, 'message'), ...problemsWithFiles(workspace, blocks, door)]
  if (problems.length > 0) throw blocksFailure('invalid_blocks', problems)
  return fillMissingIds(blocks as BlockJson[], workspace.ids)
}

function readAttachments(workspace: Workspace, value: unknown, door: Door): DemoAttachment[] {
  if (value === undefined || value === null || value === '') return []
  const attachments = parseJsonList(value, 'invalid_attachments')
  if (attachments.length > mostAttachments) throw new SlackFailure('too_many_attachments')
  return attachments.map((attachment) => readAttachment(workspace, attachment, door))
}

function readAttachment(workspace: Workspace, attachment: unknown, door: Door): DemoAttachment {
  if (typeof attachment !== 'object' || attachment === null) throw new SlackFailure('invalid_attachments')
  const fields: Record<string, unknown> = { ...attachment }
  return { ...pickStrings(fields), blocks: readBlocks(workspace, fields['blocks'], door) }
}

function pickStrings(fields: Record<string, unknown>): Pick<DemoAttachment, 'color' | 'fallback' | 'text'> {
  const keys = ['color', 'fallback', 'text'] as const
  return Object.fromEntries(
    keys.filter((key) => typeof fields[key] === 'string').map((key) => [key, fields[key]]),
  )
}

/** Web API arguments hold lists as JSON text in a form, or as lists in a JSON body. */
function parseJsonList(value: unknown, code: string): unknown[] {
  const parsed = typeof value === 'string' ? parseJson(value) : value
  if (Array.isArray(parsed)) return parsed
  throw new SlackFailure(code)
}

/** Counts the characters of every `text`: those of text objects, of markdown blocks and of table cells. */
function lengthOfTexts(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + lengthOfTexts(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (key === 'text' && typeof item === 'string' ? item.length : lengthOfTexts(item)),
    0,
  )
}
