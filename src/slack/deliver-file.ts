import { DeliveryError } from '../errors.ts'
import type { Report } from '../report/report.ts'
import type { Asked } from './answer-question.ts'
import { answerMessage, type AnswerLayout } from './blocks/answer-message.ts'
import { noteOnDelivery } from './blocks/digests/delivery-note.ts'
import { words, type RichPart } from './blocks/rich-text.ts'
import { csvFile, type SharedFile } from './shared-file.ts'
import type { SlackMessenger } from './slack-messenger.ts'

export interface FileDeps {
  messenger: SlackMessenger
  /** The bot's handle, for `/invite`. */
  botName: string
}

/**
 * Brings an answer with its numbers as a file: into the channel, or to the asker alone in their direct messages with the
 * bot, because no file can be shown to one member of a channel. Gives the outcome for the log. Throws `DeliveryError`.
 */
export async function deliverFile(
  deps: FileDeps,
  { question, conversation, signal }: Asked,
  report: Report,
): Promise<string> {
  const file = csvFile(report)
  const handed = { ...deps, conversation, report, file, signal }
  if (question.query.isPrivate && !conversation.isDirect) {
    await handOver(handed, [])
    return 'private'
  }
  const layout: AnswerLayout = conversation.isDirect ? {} : { askedBy: conversation.askerId }
  try {
    await conversation.publishFile(file, answerMessage(report, layout), signal)
    return 'published'
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    const place = { channelId: conversation.channelId, botName: deps.botName, lacksPicture: false }
    await handOver(handed, [...noteOnDelivery(error, place), words(' ')])
    return error.slackCode
  }
}

interface Handed extends FileDeps {
  conversation: Asked['conversation']
  report: Report
  file: SharedFile
  signal: AbortSignal
}

async function handOver(
  { messenger, conversation, report, file, signal }: Handed,
  reason: readonly RichPart[],
): Promise<void> {
  await messenger.share(
    { channelId: conversation.askerId },
    { file, content: answerMessage(report, {}) },
    signal,
  )
  const note = [...reason, words('The file is in our direct messages.')]
  await conversation.whisper(answerMessage(report, { note }))
}
