import type { Workspace } from '../state/workspace.ts'
import type { BlockProblem } from '../validate-blocks.ts'
import type { Door } from './message-content.ts'

const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif'])

/**
 * The pictures that blocks show by `slack_file` must exist, be processed, not be deleted and be pictures; and they
 * cannot be shown in ephemeral messages or through a response url at all, where Slack does not share files.
 */
export function problemsWithFiles(workspace: Workspace, blocks: unknown, door: Door): BlockProblem[] {
  return findSlackFiles(blocks, '/blocks').flatMap(({ id, pointer }) => {
    const isShareable = door === 'post' || door === 'update'
    return isShareable && isShowable(workspace, id) ? [] : [{ message: 'invalid slack file', pointer }]
  })
}

function isShowable(workspace: Workspace, id: string): boolean {
  const file = workspace.files.find(id)
  if (file === undefined) return false
  return workspace.files.isReady(file) && pictureTypes.has(workspace.files.mimeType(file))
}

function findSlackFiles(value: unknown, pointer: string): { id: string; pointer: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const at = `${pointer}/${key}`
    const id = key === 'slack_file' ? idOf(item) : undefined
    return id === undefined ? findSlackFiles(item, at) : [{ id, pointer: at }]
  })
}

function idOf(slackFile: unknown): string | undefined {
  if (typeof slackFile !== 'object' || slackFile === null || !('id' in slackFile)) return undefined
  return typeof slackFile.id === 'string' ? slackFile.id : undefined
}
