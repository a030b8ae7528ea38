import { changeArrow } from './change-arrow.ts'
import type { ContextBlock, HeaderBlock, ImageBlock, RichTextBlock } from '@slack/types'
import { alertQuestionText } from '../../alert/alert-question.ts'
import { isJudgeable } from '../../alert/language/judgeable.ts'
import { partText } from '../../digest/part-text.ts'
import type { Report } from '../../report/report.ts'
import { headlineInWords } from '../../result/headline-in-words.ts'
import type { Headline, Summary } from '../../result/summary.ts'
import type { PastedLink } from '../pasted-link.ts'
import { answerButtons } from './answer-buttons.ts'
import { chartBlock } from './chart-block.ts'
import { cutText } from './cut-text.ts'
import { codeSpan, escapeText } from './mrkdwn.ts'
import { tableBlocks } from './table-blocks.ts'
import type { MessageContent, SlackBlock } from './message-content.ts'
import { bold, lines, paragraph, person, words, type RichPart } from './rich-text.ts'

export interface AnswerLayout {
  /** Named in the answer where others read it. */
  askedBy?: string | undefined
  /** Who had it brought up to date. */
  refreshedBy?: string | undefined
  /** The uploaded picture; without it the sparkline stands in its place. */
  fileId?: string | undefined
  /** Slack's own chart, for answers that cannot hold a picture. */
  hasNativeChart?: boolean
  /** Why this answer stands here and not in the channel, or what is missing from it. */
  note?: readonly RichPart[] | undefined
  /** The page in Amplitude that was pasted. */
  link?: PastedLink | undefined
}

/** Slack's limits: a header 150, alternative text 2,000, message text 4,000. */
const headerLimit = 150
const altTextLimit = 2_000
const textLimit = 4_000
/** Ours: together they keep any answer within the 12,000 characters that a message's blocks may hold. */
const titleLimit = 300
/** What still fits one line beside a number on a wide screen. */
const phraseLimit = 60
const subtitleLimit = 600
const sentenceLimit = 800
const contextLimit = 1_500
/** A context element takes 3,000, and escaping makes five characters of one at worst. */
const commandLimit = 500

export function answerMessage(report: Report, layout: AnswerLayout): MessageContent {
  const { summary } = report
  return {
    text: answerText(report, layout),
    blocks: [
      titleBlock(summary, layout),
      headlineBlock(summary),
      ...explanationBlocks(summary),
      ...pictureBlocks(report, layout),
      smallPrint(report),
      ...(layout.note === undefined ? [] : [paragraph(...layout.note)]),
      ...buttonsBelow(report, layout),
    ],
  }
}

/** The whole answer in words, for notifications, screen readers and clients that cannot draw blocks. */
function answerText({ summary }: Report, { askedBy }: AnswerLayout): string {
  const { title, headline, change, sentences } = summary
  const figure = `${title}: ${headlineInWords(headline)}`
  const moved = change === undefined ? '' : `, ${change.text} ${change.versus}`
  const body = escapeText([`${figure}${moved}.`, ...sentences].join(' '))
  const asker = askedBy === undefined ? '' : ` Asked by <@${askedBy}>.`
  return `${cutText(body, textLimit - asker.length)}${asker}`
}

function titleBlock(
  { title, subtitle }: Summary,
  { askedBy, refreshedBy, fileId }: AnswerLayout,
): RichTextBlock {
  const asker = askedBy === undefined ? [] : [words(' · asked by '), person(askedBy)]
  const refresher = refreshedBy === undefined ? [] : [words(' · refreshed by '), person(refreshedBy)]
  // The picture carries the subtitle itself.
  const conditions =
    fileId === undefined && subtitle !== '' ? [words(`\n${cutText(subtitle, subtitleLimit)}`)] : []
  return paragraph(bold(cutText(title, titleLimit)), ...asker, ...refresher, ...conditions)
}

/** The number large, and with it what it is where that makes one phrase: `12,345 users on Sun, Nov 22`. */
function headlineBlock({ headline }: Summary): HeaderBlock {
  const number = headline.text || 'No data'
  const text = isOnePhrase(headline) ? `${number} ${headline.label}` : number
  return { type: 'header', text: { type: 'plain_text', text: cutText(text, headerLimit), emoji: false } }
}

/** A label in parts (`iOS · users so far`) does not read on from the number, and a long one is no headline. */
function isOnePhrase({ label }: Headline): boolean {
  return label !== '' && label.length <= phraseLimit && !label.includes(' · ')
}

/** What the number is, where the headline does not say it, how it moved, then the sentences: a line each. */
function explanationBlocks({ headline, change, sentences }: Summary): RichTextBlock[] {
  const rows: RichPart[][] = []
  if (headline.label !== '' && !isOnePhrase(headline))
    rows.push([words(cutText(headline.label, subtitleLimit))])
  if (change !== undefined)
    rows.push([bold(`${changeArrow(change)} ${change.text}`), words(` ${change.versus}`)])
  for (const sentence of sentences) rows.push([words(cutText(sentence, sentenceLimit))])
  return rows.length === 0 ? [] : [lines(rows)]
}

function pictureBlocks(report: Report, { fileId, hasNativeChart }: AnswerLayout): SlackBlock[] {
  if (report.query.output === 'table') {
    return tableBlocks(report.table, report.summary.title)
  }
  if (fileId !== undefined) return [imageBlock(fileId, report.picture?.altText ?? report.summary.title)]
  const chart = hasNativeChart === true ? chartBlock(report.result, report.summary.title) : undefined
  if (chart !== undefined) return [chart]
  return report.sparkline === '' ? [] : [paragraph(words(report.sparkline))]
}

function imageBlock(fileId: string, altText: string): ImageBlock {
  return {
    type: 'image',
    block_id: `${picturePrefix}${fileId}`,
    slack_file: { id: fileId },
    alt_text: cutText(altText, altTextLimit),
  }
}

const picturePrefix = 'picture_'

/** The file that a block with this id shows. Slack sends blocks back with their ids, but pictures as addresses. */
export function fileShownIn(blockId: string): string | undefined {
  return blockId.startsWith(picturePrefix) ? blockId.slice(picturePrefix.length) : undefined
}

/** Plain text for what data says, code for the command, so that it can be copied and typed again. */
function smallPrint({ context, canonicalText }: Report): ContextBlock {
  return {
    type: 'context',
    elements: [
      { type: 'plain_text', text: cutText(context.join(' · ') || ' ', contextLimit), emoji: false },
      { type: 'mrkdwn', text: commandCode(canonicalText), verbatim: true },
    ],
  }
}

function buttonsBelow({ query, canonicalText }: Report, { askedBy, link }: AnswerLayout): SlackBlock[] {
  return answerButtons({
    text: link?.text ?? canonicalText,
    askedBy,
    isRefreshable: query.output !== 'csv',
    hasTable: query.output === 'picture',
    link: link?.url,
    digestText: partText(query),
    watched: isJudgeable(query)
      ? { text: alertQuestionText(query), label: query.kind === 'chart' ? 'Watch this chart' : 'Make alert' }
      : undefined,
  })
}

/** Cut before it is wrapped, so that the closing backtick survives. */
function commandCode(text: string): string {
  return codeSpan(cutText(`/amp ${text}`, commandLimit))
}
