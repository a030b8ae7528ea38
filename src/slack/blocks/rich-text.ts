import type { RichTextBlock, RichTextElement, RichTextSection, RichTextText } from '@slack/types'
import { cutText } from './cut-text.ts'

/**
 * Rich text for everything that holds names, values or typed text: Slack shows it letter by letter, so no event name can
 * call a channel, open a link or turn the rest of the line bold.
 */

/** Slack names no limit for rich text; this one keeps a message of several within the 12,000 that it takes in all. */
const elementLimit = 2_500

export type RichPart = RichTextElement

export function words(text: string, style?: RichTextText['style']): RichPart {
  return { type: 'text', text: cutText(text, elementLimit), ...(style === undefined ? {} : { style }) }
}

export function bold(text: string): RichPart {
  return words(text, { bold: true })
}

export function code(text: string): RichPart {
  return words(text, { code: true })
}

export function person(userId: string): RichPart {
  return { type: 'user', user_id: userId }
}

/** One block of running text. */
export function paragraph(...parts: readonly RichPart[]): RichTextBlock {
  return { type: 'rich_text', elements: [section(parts)] }
}

/** One block of lines, each below the other. */
export function lines(rows: readonly (readonly RichPart[])[]): RichTextBlock {
  const parts: RichPart[] = []
  for (const row of rows) {
    if (parts.length > 0) parts.push(words('\n'))
    parts.push(...row)
  }
  return paragraph(...parts)
}

export function bulletList(items: readonly (readonly RichPart[])[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: items.map((item) => section(item)) }],
  }
}

/** Monospaced lines as they stand: what points at a mistake with a caret must keep its columns. */
export function preformatted(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: cutText(text, elementLimit) }] },
    ],
  }
}

/** Slack refuses a text element without a character. */
function section(parts: readonly RichPart[]): RichTextSection {
  const said = parts.filter((part) => part.type !== 'text' || part.text !== '')
  return { type: 'rich_text_section', elements: said.length === 0 ? [{ type: 'text', text: ' ' }] : said }
}
