import type { SectionBlock } from '@slack/types'
import type { SavedQuestion } from '../../query/saved-question-store.ts'
import { plural } from '../../result/format-value.ts'
import { askBeside } from './ask-buttons.ts'
import { cutText } from './cut-text.ts'
import type { MessageContent } from './message-content.ts'
import { codeSpan, escapeText } from './mrkdwn.ts'
import { bold, code, paragraph, words } from './rich-text.ts'

/** Own ones first; more than these are asked by name. */
const shownQuestions = 20
const questionLimit = 350

/** `/amp saved`: the questions that were kept, each one press away. */
export function savedMessage(questions: readonly SavedQuestion[], askerId: string): MessageContent {
  if (questions.length === 0) return nothingSaved()
  const ordered = [
    ...questions.filter(({ ownerId }) => ownerId === askerId),
    ...questions.filter(({ ownerId }) => ownerId !== askerId),
  ]
  const shown = ordered.slice(0, shownQuestions)
  const count = plural(questions.length, 'saved question')
  const rest = shown.length < ordered.length ? `, ${shown.length} of them here` : ''
  return {
    text: cutText(
      escapeText([`${count}${rest}`, ...shown.map(({ name, text }) => `${name}: ${text}`)].join('\n')),
      4_000,
    ),
    blocks: [
      paragraph(bold(count), words(rest)),
      ...shown.map((question, index) => savedSection(question, index, askerId)),
    ],
  }
}

/** Answers `/amp save …`. */
export function keptMessage({ name, text }: SavedQuestion): MessageContent {
  return {
    text: escapeText(`Saved. /amp ${name} asks it again, for everybody here.`),
    blocks: [
      paragraph(
        words('Saved. '),
        code(`/amp ${name}`),
        words(' now asks '),
        code(cutText(`/amp ${text}`, 500)),
        words(', for everybody here.'),
      ),
    ],
  }
}

function savedSection({ name, text, ownerId }: SavedQuestion, index: number, askerId: string): SectionBlock {
  const owner = ownerId === askerId ? '' : ` · saved by <@${ownerId}>`
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `${codeSpan(`/amp ${name}`)}${owner}\n${codeSpan(cutText(text, questionLimit))}`,
    },
    ...askBeside(text, 'Ask', `saved_${index}`),
  }
}

function nothingSaved(): MessageContent {
  return {
    text: 'No question is saved yet. Ask one, then type /amp save weekly-signups.',
    blocks: [
      paragraph(
        words('No question is saved yet. Ask one, then type '),
        code('/amp save weekly-signups'),
        words(' to ask it again by that name.'),
      ),
    ],
  }
}
