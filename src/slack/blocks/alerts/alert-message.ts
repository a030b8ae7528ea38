import type { ContextBlock, HeaderBlock, RichTextBlock } from '@slack/types'
import type { AlertMessage } from '../../../alert/alert-message.ts'
import { isOver, stateWords } from '../../../alert/tell/alert-state.ts'
import { capitalize } from '../../../result/bucket-phrase.ts'
import { plural } from '../../../result/format-value.ts'
import { cutText } from '../cut-text.ts'
import { readersTime } from '../digests/digest-words.ts'
import { incidentButtons } from './incident-buttons.ts'
import { mentionPart, mentionText } from '../mention.ts'
import type { MessageContent } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { repeatMark, type NoticeLayout } from '../notice-layout.ts'
import { pictureBlocks } from '../picture-blocks.ts'
import { bold, bulletList, lines, person, words, type RichPart } from '../rich-text.ts'

/** Slack's limits: a header 150, message text 4,000. */
const headerLimit = 150
const textLimit = 4_000
/** Ours: together they keep any alert within the 12,000 characters that a message's blocks may hold. */
const titleLimit = 150
const placeLimit = 80
const figureLimit = 200
const ruleLimit = 300
const groupLimit = 120
const mostGroups = 5
const mostDeeds = 5
const mostNotes = 3
const noteLimit = 160
const remarkLimit = 240
const mostRemarks = 4
const contextLimit = 800

/**
 * An incident as it stands in its channel, and as it is edited ever after: its state in a word and a sign, the number large, how
 * far off it is and since when, which groups, what people did, the picture, and what can be done now. Names and numbers are rich
 * or plain text, which Slack shows letter by letter.
 */
export function alertMessage(message: AlertMessage, layout: NoticeLayout): MessageContent {
  return {
    text: textOf(message, layout),
    blocks: [
      titleBlock(message, layout),
      headline(message),
      figures(message),
      ...groupRows(message),
      ...asides(message),
      ...pictureBlocks([pictureOf(message)], layout.fileIds),
      smallPrint(message),
      ...incidentButtons(message),
    ],
  }
}

function textOf({ text, mention }: AlertMessage, { isRepeat }: NoticeLayout): string {
  const called = mention === undefined ? '' : mentionText(mention)
  const opening = [called, isRepeat ? repeatMark : ''].map((part) => (part === '' ? '' : `${part} `)).join('')
  return `${opening}${cutText(escapeText(text), textLimit - opening.length)}`
}

/** The word says it all; the sign finds it in a long channel. */
function stateSign({ state, direction }: Pick<AlertMessage, 'state' | 'direction'>): string {
  switch (state) {
    case 'firing':
      return direction === 'spike' ? '🔺' : '🔻'
    case 'acknowledged':
      return '👀'
    case 'snoozed':
      return '💤'
    case 'recovering':
      return '↗️'
    case 'recovered':
      return '✅'
    case 'new level':
      return '➡️'
    case 'no data':
      return '⚠️'
    case 'unstable':
      return '🔁'
    case 'muted':
      return '🔕'
    case 'closed':
      return '⏹'
  }
}

function titleBlock(message: AlertMessage, { isRepeat }: NoticeLayout): RichTextBlock {
  const { state, title, projectName, mention } = message
  const part = mention === undefined ? undefined : mentionPart(mention)
  const rows: RichPart[][] = [
    [
      bold(`${stateSign(message)} ${stateWords[state]}  `),
      bold(cutText(title, titleLimit)),
      words(`  ${cutText(projectName, placeLimit)}`),
      ...(part === undefined ? [] : [words('  '), part]),
    ],
  ]
  if (isRepeat) rows.unshift([words(repeatMark, { italic: true })])
  return lines(rows)
}

/** The number, large: `8,412 yesterday`. Once it is over, how it ended. */
function headline({ state, value, duration }: AlertMessage): HeaderBlock {
  const text = isOver(state) ? duration : value
  return {
    type: 'header',
    text: { type: 'plain_text', text: cutText(text, headerLimit) || ' ', emoji: false },
  }
}

/** How far off it is, since when, and what the rule asks for: a line each. */
function figures(message: AlertMessage): RichTextBlock {
  const { state, value, change, usual, duration, rule, remarks = [] } = message
  const hasEnded = isOver(state)
  const ruled = cutText(rule, ruleLimit)
  const beside = [
    ...(hasEnded ? [words(`Now ${cutText(value, figureLimit)}`)] : []),
    ...(change === undefined ? [] : [changePart(cutText(change, figureLimit), hasEnded)]),
    ...(usual === undefined
      ? []
      : [words(cutText(change === undefined && !hasEnded ? capitalize(usual) : usual, figureLimit))]),
  ]
  const rows: RichPart[][] = [
    ...(beside.length === 0
      ? []
      : [beside.flatMap((part, index) => (index === 0 ? [part] : [words(' · '), part]))]),
    ...remarks.slice(0, mostRemarks).map((remark) => [words(cutText(remark, remarkLimit), { italic: true })]),
    [words(hasEnded ? capitalize(ruled) : `${cutText(duration, figureLimit)} · ${ruled}`)],
  ]
  return lines(rows)
}

function changePart(change: string, hasEnded: boolean): RichPart {
  return hasEnded ? words(change) : bold(change)
}

function groupRows({ groups, moreGroups }: AlertMessage): RichTextBlock[] {
  if (groups.length === 0) return []
  const rows = groups.slice(0, mostGroups).map((line) => [words(cutText(line, groupLimit))])
  const hidden = moreGroups + groups.length - rows.length
  return [bulletList(hidden === 0 ? rows : [...rows, [words(`and ${plural(hidden, 'more group')}`)]])]
}

/** Known days, and what people did: each with its person. */
function asides({ notes = [], deeds }: AlertMessage): RichTextBlock[] {
  const rows = [...notes.slice(0, mostNotes).map(noteRow), ...deeds.slice(-mostDeeds).map(deedRow)]
  return rows.length === 0 ? [] : [lines(rows)]
}

function noteRow({ what, by }: { what: string; by?: string | undefined }): RichPart[] {
  const note = words(`🗓 ${cutText(what, noteLimit)}`)
  return by === undefined ? [note] : [note, words(', noted by '), personPart(by)]
}

/** When it was is told in the reader's own time; the project's may be another. */
function deedRow({ by, what, when, at, until }: AlertMessage['deeds'][number]): RichPart[] {
  const done =
    until === undefined
      ? [words(`${cutText(what, noteLimit)} by `, { italic: true })]
      : [
          words('Snoozed until ', { italic: true }),
          readersTime(new Date(until), 'UTC'),
          words(' by ', { italic: true }),
        ]
  const moment =
    at === undefined
      ? words(cutText(when ?? '', placeLimit), { italic: true })
      : readersTime(new Date(at), 'UTC')
  const told = [...done, personPart(by)]
  return at === undefined && when === undefined ? told : [...told, words(', ', { italic: true }), moment]
}

/** Slack refuses a person whose id is none. */
function personPart(userId: string): RichPart {
  return isPerson(userId) ? person(userId) : words(cutText(userId, placeLimit))
}

function isPerson(userId: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(userId)
}

/** A press leaves the picture as it is and knows nothing of it; the words say the same. */
function pictureOf({ title, picture, text }: AlertMessage): { title: string; altText: string } {
  return { title, altText: picture?.altText ?? text }
}

function smallPrint({ alertId, ownerId, context }: AlertMessage): ContextBlock {
  const owner = isPerson(ownerId) ? ` · owner <@${ownerId}>` : ''
  const said = cutText(context.join(' · '), contextLimit)
  return {
    type: 'context',
    elements: [
      { type: 'mrkdwn', text: `Alert ${alertId}${owner}`, verbatim: true },
      ...(said === '' ? [] : [{ type: 'plain_text' as const, text: said, emoji: false }]),
    ],
  }
}
