import type { RichTextBlock } from '@slack/types'
import type { AlertThread } from '../../../alert/alert-message.ts'
import { cutText } from '../cut-text.ts'
import { mentionPart, mentionText } from '../mention.ts'
import type { MessageContent } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { repeatMark, type NoticeLayout } from '../notice-layout.ts'
import { pictureBlocks } from '../picture-blocks.ts'
import { bold, bulletList, lines, words, type RichPart } from '../rich-text.ts'

const textLimit = 4_000
const lineLimit = 500
const mostLines = 12

/** What is said below an incident: a line each, or a list below a heading, and a picture where there is one. */
export function alertThread(message: AlertThread, { fileIds, isRepeat }: NoticeLayout): MessageContent {
  const { heading, lines: said, mention, text } = message
  const called = mention === undefined ? '' : mentionText(mention)
  const opening = [called, isRepeat ? repeatMark : ''].map((one) => (one === '' ? '' : `${one} `)).join('')
  const picture = { title: heading ?? said[0] ?? text, altText: text }
  return {
    text: `${opening}${cutText(escapeText(text), textLimit - opening.length)}`,
    blocks: [...saidBlocks(message, isRepeat), ...pictureBlocks([picture], fileIds)],
  }
}

function saidBlocks({ heading, lines: said, mention }: AlertThread, isRepeat: boolean): RichTextBlock[] {
  const part = mention === undefined ? undefined : mentionPart(mention)
  const told: RichPart[][] = said.slice(0, mostLines).map((line) => [words(cutText(line, lineLimit))])
  const rows = heading === undefined ? told : [[bold(cutText(heading, lineLimit))]]
  if (part !== undefined) rows[0] = [part, words(' '), ...(rows[0] ?? [])]
  if (isRepeat) rows.unshift([words(repeatMark, { italic: true })])
  return [lines(rows), ...(heading === undefined || told.length === 0 ? [] : [bulletList(told)])]
}
