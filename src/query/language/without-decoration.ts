/**
 * A text without what chats, mails and pages put around words: marks for bold and code, tags, bullets, a mention at its
 * beginning, marks at its end.
 */
export function withoutDecoration(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,100}>/gi, ' ')
    .replace(/(^| )[*_~`]+|[*_~`]+(?= |$|[.,!?])/g, '$1')
    .replace(/^(?:(?:[-•·>#*]|\d{1,2}[.)]|@[\w.-]+[:,]?) +)+/, '')
    .replace(/[ .!?;:,…]+$/, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}
