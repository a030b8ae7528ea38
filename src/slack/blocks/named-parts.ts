import { words, type RichPart } from './rich-text.ts'

/** The words name people and channels as Slack does, `<@U…>` and `<#C…>`; all the rest is shown as it stands. */
export function namedParts(text: string): RichPart[] {
  return text.split(/(<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+>)/).map((part, index) => {
    const id = part.slice(2, -1)
    if (index % 2 === 0) return words(part)
    return part.startsWith('<@') ? { type: 'user', user_id: id } : { type: 'channel', channel_id: id }
  })
}
