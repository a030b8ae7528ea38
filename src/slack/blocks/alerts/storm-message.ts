import type { HeaderBlock } from '@slack/types'
import type { StormMessage } from '../../../alert/alert-message.ts'
import { plural } from '../../../result/format-value.ts'
import { cutText } from '../cut-text.ts'
import type { MessageContent } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { repeatMark, type NoticeLayout } from '../notice-layout.ts'
import { bulletList, lines, words, type RichPart } from '../rich-text.ts'

const headerLimit = 150
const textLimit = 4_000
const meaningLimit = 600
const lineLimit = 240
const mostLines = 20

/** Several alerts at once: how many, what that usually means, and a line each; they stand in its thread with all else. */
export function stormMessage(
  { projectName, alerts, meaning, text }: StormMessage,
  { isRepeat }: NoticeLayout,
): MessageContent {
  const opening: RichPart[][] = [
    ...(isRepeat ? [[words(repeatMark, { italic: true })]] : []),
    [words(cutText(meaning, meaningLimit))],
  ]
  const shown = alerts.slice(0, mostLines).map(({ line }) => [words(cutText(line, lineLimit))])
  const hidden = alerts.length - shown.length
  const items = hidden === 0 ? shown : [...shown, [words(`and ${plural(hidden, 'more alert')}`)]]
  const mark = isRepeat ? `${repeatMark} ` : ''
  return {
    text: `${mark}${cutText(escapeText(text), textLimit - mark.length)}`,
    blocks: [
      header(`⛈️ ${plural(alerts.length, 'alert')} of ${projectName} at once`),
      lines(opening),
      bulletList(items),
    ],
  }
}

function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: cutText(text, headerLimit), emoji: false } }
}
