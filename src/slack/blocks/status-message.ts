import { formatDuration, plural } from '../../result/format-value.ts'
import type { MessageContent } from './message-content.ts'
import { bulletList, bold, paragraph, words } from './rich-text.ts'

export interface Status {
  since: Date
  now: Date
  /** Questions that are being answered just now, without this one. */
  running: number
}

/** `/amp status`: whether the bot is well, and how busy. */
export function statusMessage({ since, now, running }: Status): MessageContent {
  const facts = [
    `Running for ${formatDuration(now.getTime() - since.getTime())}`,
    running === 0
      ? 'Answering nothing else just now'
      : `Answering ${plural(running, 'other question')} just now`,
  ]
  return {
    text: facts.join('. '),
    blocks: [paragraph(bold('Ampbot is well')), bulletList(facts.map((fact) => [words(fact)]))],
  }
}
