import type { ActionsBlock, SectionBlock } from '@slack/types'
import type { SavedQuestion } from '../../query/saved-question-store.ts'
import { plural } from '../../result/format-value.ts'
import { cutText } from './cut-text.ts'
import type { MessageContent } from './message-content.ts'
import { codeSpan, escapeText } from './mrkdwn.ts'
import { bold, code, paragraph, person, words } from './rich-text.ts'
import { savedButtons } from './saved-buttons.ts'

/** Own ones first; more than these are asked by name. */
const shownQuestions = 20
const questionLimit = 350

/** Who looks at the list, and what they may do with it. */
interface Reader {
  askerId: string
  mayDelete: (question: SavedQuestion) => boolean
}

/** `/amp saved`: the questions that were kept, each one press away. */
export function savedMessage(questions: readonly SavedQuestion[], reader: Reader): MessageContent {
  if (questions.length === 0) return nothingSaved()
  const ordered = [
    ...questions.filter(({ ownerId }) => ownerId === reader.askerId),
    ...questions.filter(({ ownerId }) => ownerId !== reader.askerId),
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
      ...shown.flatMap((question, index) => savedRow(question, index, reader)),
    ],
  }
}

/** Answers `/amp save …`; `before` is what the name asked until now, of the same person or of somebody else. */
export function keptMessage(question: SavedQuestion, before: SavedQuestion | undefined): MessageContent {
  const { name, text, ownerId } = question
  const isOwn = before?.ownerId === ownerId
  const isReplaced = isOwn && before.text !== text
  const another = before !== undefined && !isOwn ? before.ownerId : undefined
  const told = [
    `Saved. /amp ${name} asks it again, for everybody here.`,
    ...(isReplaced ? [`Until now it asked /amp ${before.text}.`] : []),
    ...(another === undefined ? [] : ['Who saved another by that name keeps getting theirs.']),
  ]
  return {
    text: escapeText(cutText(told.join(' '), 4_000)),
    blocks: [
      paragraph(
        words('Saved. '),
        code(`/amp ${name}`),
        words(' now asks '),
        code(shortCommand(text)),
        words(', for everybody here.'),
        ...(isReplaced ? [words(' Until now it asked '), code(shortCommand(before.text)), words('.')] : []),
        ...(another === undefined
          ? []
          : [words(' '), person(another), words(' saved another by that name and keeps getting theirs.')]),
      ),
    ],
  }
}

/** Answers `/amp forget …`, with what to type to have it back. */
export function forgottenMessage({ name, text }: SavedQuestion): MessageContent {
  return {
    text: escapeText(cutText(`Deleted. /amp ${name} asked /amp ${text}.`, 4_000)),
    blocks: [
      paragraph(
        words('Deleted. '),
        code(`/amp ${name}`),
        words(' asked '),
        code(shortCommand(text)),
        words('; ask that again and type '),
        code(`/amp save ${name}`),
        words(' to have it back.'),
      ),
    ],
  }
}

export function notYoursMessage({ name, ownerId }: Pick<SavedQuestion, 'name' | 'ownerId'>): MessageContent {
  return {
    text: `${escapeText(name)} was saved by <@${ownerId}>; only they or an administrator can delete it.`,
    blocks: [
      paragraph(
        code(`/amp ${name}`),
        words(' was saved by '),
        person(ownerId),
        words('; only they or an administrator can delete it.'),
      ),
    ],
  }
}

function shortCommand(text: string): string {
  return cutText(`/amp ${text}`, 500)
}

function savedRow(question: SavedQuestion, index: number, reader: Reader): (SectionBlock | ActionsBlock)[] {
  const buttons = savedButtons(question, { id: `saved_${index}`, mayDelete: reader.mayDelete(question) })
  return [savedSection(question, reader.askerId), ...buttons]
}

function savedSection({ name, text, ownerId }: SavedQuestion, askerId: string): SectionBlock {
  const owner = ownerId === askerId ? '' : ` · saved by <@${ownerId}>`
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `${codeSpan(`/amp ${name}`)}${owner}\n${codeSpan(cutText(text, questionLimit))}`,
    },
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
