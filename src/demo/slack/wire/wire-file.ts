import { identity } from '../state/identity.ts'
import type { StoredFile } from '../state/file-store.ts'
import type { Workspace } from '../state/workspace.ts'

/** A file as the Web API answers it. While Slack processes it, its type and shares are empty. */
export function toWireFile(workspace: Workspace, file: StoredFile): Record<string, unknown> {
  const isReady = workspace.files.isReady(file)
  const { baseUrl } = workspace
  return {
    id: file.id,
    created: Math.floor(file.createdAt.getTime() / 1000),
    timestamp: Math.floor(file.createdAt.getTime() / 1000),
    name: file.name,
    title: file.title,
    user: identity.botUserId,
    user_team: identity.teamId,
    mimetype: isReady ? workspace.files.mimeType(file) : '',
    filetype: isReady ? file.name.slice(file.name.lastIndexOf('.') + 1) : '',
    size: file.bytes?.length ?? 0,
    mode: 'hosted',
    is_external: false,
    is_public: isReady && file.shares.length > 0,
    url_private: `${baseUrl}${workspace.files.toDemoFile(file).url}`,
    permalink: `https://${identity.teamDomain}.slack.com/files/${identity.botUserId}/${file.id}/${file.name}`,
    channels: isReady ? file.shares.map((share) => share.channelId) : [],
    shares: isReady ? sharesByChannel(workspace, file) : {},
  }
}

/** `{ public: { C…: [{ ts }] }, private: { … } }`. */
function sharesByChannel(
  workspace: Workspace,
  file: StoredFile,
): Record<string, Record<string, { ts: string }[]>> {
  const shares: Record<string, Record<string, { ts: string }[]>> = {}
  for (const { channelId, ts } of file.shares) {
    const kind = workspace.directory.channel(channelId)?.kind === 'public' ? 'public' : 'private'
    shares[kind] = { ...shares[kind], [channelId]: [...(shares[kind]?.[channelId] ?? []), { ts }] }
  }
  return shares
}
