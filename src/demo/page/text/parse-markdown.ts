import { parseInline } from './parse-inline.ts'
import type { Inline, ListItem, TextBlock } from './text-tree.ts'

const listLine = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$/
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/

/** The Markdown of Slack's `markdown` block: headings, lists, quotes, code, rules, tables and running text. Never throws. */
export function parseMarkdown(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  let at = 0
  while (at < lines.length) {
    const { block, next } = readBlock(lines, at)
    if (block !== undefined) blocks.push(block)
    at = next
  }
  return blocks
}

interface Reading {
  block: TextBlock | undefined
  next: number
}

function readBlock(lines: readonly string[], at: number): Reading {
  const line = lines[at] ?? ''
  if (line.trim() === '') return { block: undefined, next: at + 1 }
  if (line.startsWith('```')) return readFence(lines, at)
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
  if (heading !== null) {
    const level = heading[1]?.length ?? 1
    return { block: { kind: 'heading', level, children: inline(heading[2] ?? '') }, next: at + 1 }
  }
  if (/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) return { block: { kind: 'rule' }, next: at + 1 }
  if (line.startsWith('>')) return readQuote(lines, at)
  if (listLine.test(line)) return readList(lines, at)
  if (line.includes('|') && tableRule.test(lines[at + 1] ?? '')) return readTable(lines, at)
  return readParagraph(lines, at)
}

function readFence(lines: readonly string[], at: number): Reading {
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'))
  const close = end < 0 ? lines.length : end
  return { block: { kind: 'preformatted', text: lines.slice(at + 1, close).join('\n') }, next: close + 1 }
}

function readQuote(lines: readonly string[], at: number): Reading {
  const next = endOf(lines, at, (line) => line.startsWith('>'))
  const inner = lines.slice(at, next).map((line) => line.replace(/^>\s?/, ''))
  return { block: { kind: 'quote', children: parseMarkdown(inner.join('\n')) }, next }
}

function readList(lines: readonly string[], at: number): Reading {
  const next = endOf(lines, at, (line) => listLine.test(line))
  const isOrdered = listLine.exec(lines[at] ?? '')?.[2] !== undefined
  const items = lines.slice(at, next).map((line): ListItem => {
    const match = listLine.exec(line)
    return { depth: Math.floor((match?.[1]?.length ?? 0) / 2), children: inline(match?.[3] ?? '') }
  })
  return { block: { kind: 'list', isOrdered, items }, next }
}

function readTable(lines: readonly string[], at: number): Reading {
  const next = endOf(lines, at + 2, (line) => line.includes('|'))
  const rows = lines.slice(at + 2, next).map(cells)
  return { block: { kind: 'table', header: cells(lines[at] ?? ''), rows }, next }
}

function readParagraph(lines: readonly string[], at: number): Reading {
  const next = endOf(
    lines,
    at + 1,
    (line) => line.trim() !== '' && !/^(?:#{1,6}\s|>|```)/.test(line) && !listLine.test(line),
  )
  return { block: { kind: 'paragraph', children: inline(lines.slice(at, next).join('\n')) }, next }
}

function endOf(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1
  return end
}

function cells(line: string): Inline[][] {
  const inner = line.trim().replace(/^\||\|$/g, '')
  return inner.split('|').map((cell) => inline(cell.trim()))
}

function inline(text: string): Inline[] {
  return parseInline(text, 'markdown')
}
