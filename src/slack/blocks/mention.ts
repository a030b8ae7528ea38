import type { RichPart } from './rich-text.ts'

type Called = Extract<RichPart, { type: 'broadcast' | 'usergroup' | 'user' }>

/** Who is called by a digest, as its definition has it: a person's id, a user group's, `here` or `channel`; no other word is. */
export function mentionPart(mention: string): Called | undefined {
  if (isBroadcast(mention)) return { type: 'broadcast', range: mention }
  if (/^S[A-Z0-9]+$/.test(mention)) return { type: 'usergroup', usergroup_id: mention }
  return /^[UW][A-Z0-9]+$/.test(mention) ? { type: 'user', user_id: mention } : undefined
}

/** The same for text that Slack parses; '' where nobody is called. */
export function mentionText(mention: string): string {
  const part = mentionPart(mention)
  switch (part?.type) {
    case 'broadcast':
      return `<!${part.range}>`
    case 'usergroup':
      return `<!subteam^${part.usergroup_id}>`
    case 'user':
      return `<@${part.user_id}>`
    case undefined:
      return ''
  }
}

function isBroadcast(mention: string): mention is 'here' | 'channel' {
  return mention === 'here' || mention === 'channel'
}
