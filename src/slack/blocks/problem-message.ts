import type { InvalidQueryError } from '../../errors.ts'
import { explainError } from '../../query/explain-error.ts'
import { escapeText as escapeMarkup } from '../../query/language/normalize-text.ts'
import { askButtons, helpButton, tryAgainButton } from './ask-buttons.ts'
import { buildButtonRow } from './form-buttons.ts'
import { cutText } from './cut-text.ts'
import { escapeText } from './mrkdwn.ts'
import type { MessageContent } from './message-content.ts'
import { code, paragraph, preformatted, words } from './rich-text.ts'

const textLimit = 4_000

/** A question that could not be understood: what, where, and what to type; the nearest questions are one press away, and the form. */
export function mistakeMessage(error: InvalidQueryError): MessageContent {
  return {
    text: plain([error.userMessage, ...error.suggestions.slice(0, 1).map((text) => `Try /amp ${text}`)]),
    blocks: [
      preformatted(explainError(error)),
      ...askButtons(error.suggestions),
      ...(error.suggestions.length === 0 && !error.isUnfinished ? helpButton() : []),
      ...(error.isUnfinished ? [buildButtonRow(escapeMarkup(error.text))] : []),
    ],
  }
}

/** Something outside of the question went wrong: Amplitude or Slack, in a sentence that says what to do. */
export function failureMessage(sentence: string, retryText?: string): MessageContent {
  return {
    text: plain([sentence]),
    blocks: [paragraph(words(sentence)), ...(retryText === undefined ? [] : tryAgainButton(retryText))],
  }
}

/** A bug. The id stands in the log beside the stack. */
export function brokenMessage(id: string): MessageContent {
  return {
    text: plain([`Something broke while answering. It has been logged as ${id}.`]),
    blocks: [
      paragraph(
        words('Something broke while answering. It has been logged as '),
        code(id),
        words('; please tell whoever looks after Ampbot.'),
      ),
    ],
  }
}

function plain(sentences: readonly string[]): string {
  return cutText(escapeText(sentences.join(' ')), textLimit)
}
