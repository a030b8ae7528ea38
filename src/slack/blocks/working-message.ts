import { describeWait } from '../../budget/describe-wait.ts'
import type { Wait } from '../../budget/wait.ts'
import { cutText } from './cut-text.ts'
import { escapeText } from './mrkdwn.ts'
import type { MessageContent } from './message-content.ts'
import { bold, paragraph, words } from './rich-text.ts'
import type { Undertaking } from './undertaking.ts'

/**
 * What the asker sees at once. It reads well alone, because Slack may leave it standing: a slash command's first message
 * cannot always be replaced (bolt-js#2287).
 */
export function workingMessage(undertaking: Undertaking): MessageContent {
  return working('Fetching ', undertaking, ' …')
}

export function stillWorkingMessage(undertaking: Undertaking, waitedSeconds: number): MessageContent {
  return working('Still fetching ', undertaking, ` … Amplitude has taken ${waitedSeconds} seconds so far.`)
}

/** Why a question has not been sent yet: `Waiting to fetch … · 3 ahead of you, about 20 s`. */
export function waitingMessage(undertaking: Undertaking, wait: Wait): MessageContent {
  return working('Waiting to fetch ', undertaking, `: ${describeWait(wait)}.`)
}

function working(before: string, { title, range, projectName }: Undertaking, after: string): MessageContent {
  const rest = `${range === undefined ? '' : `, ${range}`}, from ${projectName}${after}`
  return {
    text: escapeText(cutText(`${before}${title}${rest}`, 600)),
    blocks: [paragraph(words(before), bold(title), words(rest))],
  }
}
