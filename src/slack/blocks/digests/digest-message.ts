import type { ActionsBlock, ContextBlock, HeaderBlock, RichTextBlock } from '@slack/types'
import type { DigestLine, DigestMessage } from '../../../digest/digest-message.ts'
import { cutText } from '../cut-text.ts'
import { digestButton } from './digest-buttons.ts'
import { calmRow, foldedRow, moverBlocks } from './digest-rows.ts'
import { mentionPart, mentionText } from '../mention.ts'
import type { MessageContent, SlackBlock } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { repeatMark, type NoticeLayout } from '../notice-layout.ts'
import { pictureBlocks } from '../picture-blocks.ts'
import { bold, code, lines, paragraph, words, type RichPart } from '../rich-text.ts'

/** Slack's limits: a header 150, message text 4,000. */
const headerLimit = 150
const textLimit = 4_000
/** Ours. Twelve parts of these lengths and their pictures stay within the 12,000 characters that a message's blocks may hold. */
const markLimit = 200
const mostMarks = 3
const reasonLimit = 240
const commandLimit = 100
const placeLimit = 250
const contextLimit = 1_200

/**
 * A digest as it stands in a channel: what moved on top, each with its reason, then the others a line each, the usual ones in one,
 * then the pictures and the small print. Names and values are rich or plain text, which Slack shows letter by letter.
 */
export function digestMessage(message: DigestMessage, layout: NoticeLayout): MessageContent {
  const movers = message.lines.filter(({ remark }) => remark !== undefined)
  const others = message.lines.filter(({ remark }) => remark === undefined)
  return {
    text: textOf(message, layout),
    blocks: [
      header(message),
      placeAndTime(message),
      ...opening(message, layout),
      ...movers.flatMap(moverBlocks),
      ...below(message, others),
      ...pictureBlocks(message.pictures, layout.fileIds),
      smallPrint(message),
      buttons(message),
    ],
  }
}

/** The words, escaped because Slack parses them, with the only markup that is meant: who is called. */
function textOf({ text, mention }: DigestMessage, { isRepeat }: NoticeLayout): string {
  const called = mention === undefined ? '' : mentionText(mention)
  const opening = [called, isRepeat ? repeatMark : ''].map((part) => (part === '' ? '' : `${part} `)).join('')
  return `${opening}${cutText(escapeText(text), textLimit - opening.length)}`
}

function header({ title }: DigestMessage): HeaderBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: cutText(title, headerLimit) || ' ', emoji: false },
  }
}

function placeAndTime({ dateLine, projectName }: DigestMessage): ContextBlock {
  return context(cutText(`${dateLine} · ${projectName}`, placeLimit))
}

/** Who is called, what is unusual about this delivery, and the verdict. */
function opening({ mention, marks, verdict }: DigestMessage, { isRepeat }: NoticeLayout): RichTextBlock[] {
  const told = [...(isRepeat ? [repeatMark] : []), ...marks.slice(0, mostMarks)]
  const rows: RichPart[][] = told.map((mark) => [words(cutText(mark, markLimit), { italic: true })])
  const part = mention === undefined ? undefined : mentionPart(mention)
  const called = part === undefined ? [] : [part, words(' ')]
  const judged = verdict === undefined || verdict === '' ? [] : [bold(cutText(verdict, markLimit))]
  if (called.length + judged.length > 0) rows.push([...called, ...judged])
  return rows.length === 0 ? [] : [lines(rows)]
}

/** What did not move, and what could not be answered. */
function below({ quiet, failures }: DigestMessage, others: readonly DigestLine[]): SlackBlock[] {
  return [
    ...(others.length === 0 ? [] : [lines(others.map(calmRow))]),
    ...(quiet.length === 0 ? [] : [paragraph(...foldedRow(quiet))]),
    ...(failures.length === 0 ? [] : [lines(failures.map(failureRow))]),
  ]
}

function failureRow({ command, reason }: DigestMessage['failures'][number]): RichPart[] {
  return [
    bold('Not answered  '),
    code(cutText(`/amp ${command}`, commandLimit)),
    words('  '),
    ...withCode(cutText(reason, reasonLimit)),
  ]
}

/** Reasons hold what can be typed between backticks. */
function withCode(text: string): RichPart[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : words(part)))
}

function smallPrint({ context: parts }: DigestMessage): ContextBlock {
  return context(parts.join(' · '))
}

function context(text: string): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: cutText(text, contextLimit) || ' ', emoji: false }],
  }
}

function buttons({ digestId }: DigestMessage): ActionsBlock {
  const deeds = ['edit', 'history', 'pause'] as const
  return { type: 'actions', elements: deeds.map((deed) => digestButton(deed, digestId)) }
}
