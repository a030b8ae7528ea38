import type { Workspace } from '../state/workspace.ts'
import { readContent, type MessageContent } from './message-content.ts'

/** What stands above shared files: `initial_comment`, or `blocks`, which are ignored beside a comment. */
export function blocksOrComment(workspace: Workspace, raw: Record<string, unknown>): MessageContent {
  const comment = raw['initial_comment']
  const content = comment === undefined ? { blocks: raw['blocks'] } : { text: comment }
  return readContent(workspace, content, 'post')
}
