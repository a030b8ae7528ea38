/** What was asked, without the bot's name, wherever it stands, and without a `/amp` typed from habit. */
export function textWithoutMention(text: string, botUserId: string): string {
  const words = text.replaceAll(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g'), ' ').trim()
  return words.replace(/^\/amp(?=\s|$)/i, '').trim()
}
