import type { ActionsBlock } from '@slack/types'
import type { Notice } from '../../jobs/outbox/messenger.ts'
import { alertMessage } from './alerts/alert-message.ts'
import { alertThread } from './alerts/alert-thread.ts'
import { askButton } from './ask-buttons.ts'
import { cutText } from './cut-text.ts'
import { digestMessage } from './digests/digest-message.ts'
import type { MessageContent } from './message-content.ts'
import { escapeText } from './mrkdwn.ts'
import { namedParts } from './named-parts.ts'
import { repeatMark, type NoticeLayout } from './notice-layout.ts'
import { pictureBlocks } from './picture-blocks.ts'
import { paragraph, words, type RichPart } from './rich-text.ts'
import { stormMessage } from './alerts/storm-message.ts'

const textLimit = 4_000
const wordLimit = 2_900
/** Slack's, for the value of a button. */
const commandLimit = 2_000

/** Lays out what nobody is waiting for, within Slack's limits whatever it holds. */
export function noticeMessage(notice: Notice, layout: NoticeLayout): MessageContent {
  switch (notice.kind) {
    case 'digest':
      return digestMessage(notice.message, layout)
    case 'digestPictures':
      return picturesMessage(notice, layout)
    case 'word':
      return wordMessage(notice, layout)
    case 'alert':
      return alertMessage(notice.message, layout)
    case 'alertThread':
      return alertThread(notice.message, layout)
    case 'storm':
      return stormMessage(notice.message, layout)
  }
}

type Pictures = Extract<Notice, { kind: 'digestPictures' }>

/** In the thread, where the words stand above: only what each picture is, for those who cannot see it. */
function picturesMessage({ title, pictures }: Pictures, { fileIds, isRepeat }: NoticeLayout): MessageContent {
  const blocks = pictureBlocks(pictures, fileIds)
  const names = pictures.map((picture) => picture.title).join(', ')
  const text = `${isRepeat ? `${repeatMark} ` : ''}${title}: ${names}`
  return {
    text: cutText(escapeText(text), textLimit),
    blocks: [
      ...(isRepeat ? [paragraph(words(repeatMark, { italic: true }))] : []),
      ...(blocks.length === 0
        ? [paragraph(words(`The pictures of ${cutText(names, wordLimit)} could not be uploaded.`))]
        : blocks),
    ],
  }
}

type Word = Extract<Notice, { kind: 'word' }>

function wordMessage({ text, command }: Word, { isRepeat }: NoticeLayout): MessageContent {
  const said = cutText(`${isRepeat ? `${repeatMark} ` : ''}${text}`, wordLimit)
  const parts = namedParts(said)
  return {
    text: cutText(parts.map(inText).join(''), textLimit),
    blocks: [paragraph(...parts), ...(command === undefined ? [] : tryButton(command))],
  }
}

function inText(part: RichPart): string {
  if (part.type === 'user') return `<@${part.user_id}>`
  if (part.type === 'channel') return `<#${part.channel_id}>`
  return part.type === 'text' ? escapeText(part.text) : ''
}

/** Nothing for a command that is too long for a button to carry. */
function tryButton(command: string): ActionsBlock[] {
  if (command.length > commandLimit) return []
  const button = askButton({ text: command, label: `/amp ${command}`, id: 'mend' })
  return [{ type: 'actions', elements: [button] }]
}
