import type { RichPart } from './rich-text.ts'

/** Who is called by a digest, as its definition has it: a person's id, a user group's, `here` or `channel`. */
export function mentionPart(mention: string): RichPart {
  if (isBroadcast(mention)) return { type: 'broadcast', range: mention }
  if (/^S[A-Z0-9]+$/.test(mention)) return { type: 'usergroup', usergroup_id: mention }
  return { type: 'user', user_id: mention }
}

/** The same for text that Slack parses; what is no id calls nobody. */
export function mentionText(mention: string): string {
  if (isBroadcast(mention)) return `<!${mention}>`
  if (!/^[USW][A-Z0-9]+$/.test(mention)) return ''
  return mention.startsWith('S') ? `<!subteam^${mention}>` : `<@${mention}>`
}

function isBroadcast(mention: string): mention is 'here' | 'channel' {
  return mention === 'here' || mention === 'channel'
}
