import type { ContextBlock } from '@slack/types'
import type { EventSummary } from '../../query/event-catalogue.ts'
import { findKind } from '../../query/language/kinds/kinds.ts'
import { helpPage, helpTopics, type HelpSection } from '../../query/help.ts'
import type { SavedQuestion } from '../../query/saved-question-store.ts'
import { askButtons } from './ask-buttons.ts'
import { cutText } from './cut-text.ts'
import { buildButtonRow } from './form-buttons.ts'
import { helpEntryParts } from './help-entry.ts'
import { codeSpan, escapeText } from './mrkdwn.ts'
import type { MessageContent, SlackBlock } from './message-content.ts'
import { bold, bulletList, paragraph } from './rich-text.ts'

const textLimit = 4_000
/** Buttons below the page; the others are easily typed from it. */
const maxButtons = 4
const maxSaved = 5

export interface KnownHere {
  /** The project's busiest events, for the examples. */
  topEvents: readonly EventSummary[]
  /** What people have kept, for the overview. */
  saved?: readonly SavedQuestion[]
}

/** A page of help, with questions that are one press away. */
export function helpMessage(topic: string | undefined, { topEvents, saved = [] }: KnownHere): MessageContent {
  const page = helpPage(
    topic,
    topEvents.map(({ name }) => name),
  )
  const { title } = page
  const sections = topic === undefined ? [...page.sections, ...savedSection(saved)] : page.sections
  const questions = sections.flatMap(({ entries }) => entries.filter(({ isQuestion }) => isQuestion))
  return {
    text: cutText(escapeText([title, ...sections.flatMap(sectionText)].join('\n')), textLimit),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cutText(title, 150), emoji: false } },
      ...sections.flatMap(sectionBlocks),
      ...askButtons(questions.slice(0, maxButtons).map(({ text }) => text)),
      buildButtonRow(findKind(topic ?? '')?.name),
      moreHelp(),
    ],
  }
}

/** The newest few; `/amp saved` has them all. */
function savedSection(saved: readonly SavedQuestion[]): HelpSection[] {
  if (saved.length === 0) return []
  const newest = saved.toSorted((a, b) => b.savedAt.getTime() - a.savedAt.getTime()).slice(0, maxSaved)
  const entries = newest.map(({ name, text }) => ({
    text: `/amp ${name}`,
    meaning: cutText(text, 100),
    isQuestion: false,
  }))
  return [{ heading: 'Saved questions', entries }]
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
