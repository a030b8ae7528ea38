import { decodeEntities, parseInline } from './parse-inline.ts'
import type { TextBlock } from './text-tree.ts'

/** Slack's `mrkdwn`: running text, quotes that start a line with `>`, and code between three backticks. Never throws. */
export function parseMrkdwn(text: string): TextBlock[] {
  return text.split('```').flatMap((part, index, parts) => {
    // An odd part lies between two fences; a fence that is never closed is text.
    const isCode = index % 2 === 1 && index < parts.length - 1
    if (isCode) return [{ kind: 'preformatted' as const, text: decodeEntities(part.replace(/^\n|\n$/g, '')) }]
    const isUnclosed = index % 2 === 1
    return parseLines(trimAroundCode(isUnclosed ? '```' + part : part, index, parts.length))
  })
}

/** The line breaks next to a code block belong to the block. */
function trimAroundCode(text: string, index: number, count: number): string {
  const start = index > 0 ? text.replace(/^\n/, '') : text
  return index < count - 1 ? start.replace(/\n$/, '') : start
}

function parseLines(text: string): TextBlock[] {
  if (text === '') return []
  const blocks: TextBlock[] = []
  let lines: string[] = []
  let isQuote = false
  const flush = (): void => {
    if (lines.length > 0) blocks.push(isQuote ? quote(lines) : paragraph(lines))
    lines = []
  }
  for (const line of text.split('\n')) {
    const isQuoteLine = /^(?:&gt;|>)/.test(line)
    if (isQuoteLine !== isQuote) {
      flush()
      isQuote = isQuoteLine
    }
    lines.push(isQuoteLine ? line.replace(/^(?:&gt;|>)\s?/, '') : line)
  }
  flush()
  return blocks
}

function paragraph(lines: readonly string[]): TextBlock {
  return { kind: 'paragraph', children: parseInline(lines.join('\n'), 'mrkdwn') }
}

function quote(lines: readonly string[]): TextBlock {
  return { kind: 'quote', children: [paragraph(lines)] }
}
