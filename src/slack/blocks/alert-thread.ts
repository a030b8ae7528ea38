import type { AlertThread } from '../../alert/alert-message.ts'
import { cutText } from './cut-text.ts'
import { mentionPart, mentionText } from './mention.ts'
import type { MessageContent } from './message-content.ts'
import { escapeText } from './mrkdwn.ts'
import { repeatMark, type NoticeLayout } from './notice-layout.ts'
import { pictureBlocks } from './picture-blocks.ts'
import { lines, words, type RichPart } from './rich-text.ts'

const textLimit = 4_000
const lineLimit = 500
const mostLines = 12

/** What is said below an incident: a line each, and a picture where there is one. */
export function alertThread(
  { lines: said, mention, text }: AlertThread,
  { fileIds, isRepeat }: NoticeLayout,
): MessageContent {
  const part = mention === undefined ? undefined : mentionPart(mention)
  const rows: RichPart[][] = said.slice(0, mostLines).map((line) => [words(cutText(line, lineLimit))])
  if (part !== undefined) rows[0] = [part, words(' '), ...(rows[0] ?? [])]
  if (isRepeat) rows.unshift([words(repeatMark, { italic: true })])
  const called = mention === undefined ? '' : mentionText(mention)
  const opening = [called, isRepeat ? repeatMark : ''].map((one) => (one === '' ? '' : `${one} `)).join('')
  const picture = { title: said[0] ?? text, altText: text }
  return {
    text: `${opening}${cutText(escapeText(text), textLimit - opening.length)}`,
    blocks: [lines(rows), ...pictureBlocks([picture], fileIds)],
  }
}
