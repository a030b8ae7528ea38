/**
 * Text that Slack parses: the fallback of a message, and commands in the small print. Data passes through here first.
 * Everywhere else messages use rich text or plain text, which Slack shows as it stands.
 */

/** The only three characters that Slack lets escape; without `<` nobody can be called (`<!channel>`) or linked. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Inline code. A backtick would end it and cannot be escaped, so its look-alike stands there. */
export function codeSpan(text: string): string {
  return `\`${escapeText(text.replaceAll('`', 'ˋ').replaceAll(/\s+/g, ' ').trim())}\``
}
