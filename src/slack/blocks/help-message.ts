import type { ContextBlock } from '@slack/types'
import type { EventSummary } from '../../query/event-catalogue.ts'
import { helpPage, helpTopics, type HelpSection } from '../../query/help.ts'
import { askButtons } from './ask-buttons.ts'
import { cutText } from './cut-text.ts'
import { helpEntryParts } from './help-entry.ts'
import { codeSpan, escapeText } from './mrkdwn.ts'
import type { MessageContent, SlackBlock } from './message-content.ts'
import { bold, bulletList, paragraph } from './rich-text.ts'

const textLimit = 4_000
/** Buttons below the page; the others are easily typed from it. */
const maxButtons = 4

/** A page of help, with questions that are one press away. `topEvents` are the project's busiest, for the examples. */
export function helpMessage(topic: string | undefined, topEvents: readonly EventSummary[]): MessageContent {
  const { title, sections } = helpPage(
    topic,
    topEvents.map(({ name }) => name),
  )
  const questions = sections.flatMap(({ entries }) => entries.filter(({ isQuestion }) => isQuestion))
  return {
    text: cutText(escapeText([title, ...sections.flatMap(sectionText)].join('\n')), textLimit),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cutText(title, 150), emoji: false } },
      ...sections.flatMap(sectionBlocks),
      ...askButtons(questions.slice(0, maxButtons).map(({ text }) => text)),
      moreHelp(),
    ],
  }
}

function sectionBlocks({ heading, entries }: HelpSection): SlackBlock[] {
  return [paragraph(bold(heading)), bulletList(entries.map(helpEntryParts))]
}

function sectionText({ heading, entries }: HelpSection): string[] {
  return [
    `${heading}:`,
    ...entries.map(({ text, meaning }) => (meaning === '' ? text : `${text}: ${meaning}`)),
  ]
}

function moreHelp(): ContextBlock {
  const topics = helpTopics.map((topic) => codeSpan(topic)).join(' ')
  return {
    type: 'context',
    elements: [
      {
        type: 'mrkdwn',
        text: `More on one thing: ${codeSpan('/amp help funnel')}. There is help on ${topics}.`,
      },
    ],
  }
}
