/**
 * The text in at most `limit` UTF-16 units, which is how Slack counts at its strictest. Never cuts a character in two, nor an
 * escaped entity (`&amp;`), and says with `…` that something is missing.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `${kept.replace(/&[a-z]{0,4}$/, '').trimEnd()}…`
}
