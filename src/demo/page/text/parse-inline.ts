import { emojiCharacter } from './emoji.ts'
import type { Inline } from './text-tree.ts'

/** The two ways in which Slack marks up a line: its own `mrkdwn`, and the Markdown of the `markdown` block. */
export type Markup = 'mrkdwn' | 'markdown' | 'plain'

interface Match {
  node: Inline
  /** Offset behind the match. */
  end: number
}

/**
 * Reads one or more lines of running text. Never throws: what is not well-formed markup is text. Plain text knows
 * emoji and line breaks only.
 */
export function parseInline(text: string, markup: Markup): Inline[] {
  const nodes: Inline[] = []
  let plain = ''
  let at = 0
  const flush = (): void => {
    if (plain !== '') nodes.push({ kind: 'text', text: markup === 'mrkdwn' ? decodeEntities(plain) : plain })
    plain = ''
  }
  while (at < text.length) {
    const match = matchAt(text, at, markup)
    if (match === undefined) {
      plain += text[at]
      at += 1
      continue
    }
    flush()
    nodes.push(match.node)
    at = match.end
  }
  flush()
  return nodes
}

/** Slack escapes these three and no others. */
export function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function matchAt(text: string, at: number, markup: Markup): Match | undefined {
  if (text[at] === '\n') return { node: { kind: 'lineBreak' }, end: at + 1 }
  if (text[at] === ':') return matchEmoji(text, at)
  if (markup === 'plain') return undefined
  if (text[at] === '`') return matchCode(text, at, markup)
  if (text[at] === 'h') return matchBareUrl(text, at)
  if (markup === 'mrkdwn') return text[at] === '<' ? matchAngle(text, at) : matchMrkdwnStyle(text, at)
  return text[at] === '[' ? matchMarkdownLink(text, at) : matchMarkdownStyle(text, at)
}

function matchEmoji(text: string, at: number): Match | undefined {
  const found = sticky(/:([a-z0-9_+'-]+):(?::skin-tone-\d:)?/y, text, at)
  const character = found?.[1] === undefined ? undefined : emojiCharacter(found[1])
  if (found === undefined || character === undefined) return undefined
  return { node: { kind: 'emoji', character, name: found[1] ?? '' }, end: at + found[0].length }
}

function matchCode(text: string, at: number, markup: Markup): Match | undefined {
  const found = sticky(/`([^`\n]+)`/y, text, at)
  if (found === undefined) return undefined
  const code = found[1] ?? ''
  const node: Inline = { kind: 'code', text: markup === 'mrkdwn' ? decodeEntities(code) : code }
  return { node, end: at + found[0].length }
}

function matchBareUrl(text: string, at: number): Match | undefined {
  if (isWordAt(text, at - 1)) return undefined
  const found = sticky(/https?:\/\/[^\s<>|*`]+[^\s<>|*`.,;:!?)\]'"]/y, text, at)
  if (found === undefined) return undefined
  const url = decodeEntities(found[0])
  return { node: { kind: 'link', url, children: [{ kind: 'text', text: url }] }, end: at + found[0].length }
}

/** `<@U1>`, `<#C1|general>`, `<!here>`, `<!date^…>` and `<https://…|label>`. */
function matchAngle(text: string, at: number): Match | undefined {
  const found = sticky(/<([^<>\n]+)>/y, text, at)
  if (found === undefined) return undefined
  const node = readAngle(found[1] ?? '')
  return node === undefined ? undefined : { node, end: at + found[0].length }
}

function readAngle(inside: string): Inline | undefined {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 || bar === inside.length - 1 ? undefined : decodeEntities(inside.slice(bar + 1))
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label }
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label }
  if (target.startsWith('!date^')) return readDate(target, label ?? '')
  if (target.startsWith('!')) return { kind: 'broadcast', range: target.slice(1) }
  if (!/^(?:https?:|mailto:|tel:)/.test(target)) return undefined
  const url = decodeEntities(target)
  return { kind: 'link', url, children: parseInline(label ?? url.replace(/^mailto:/, ''), 'plain') }
}

function readDate(target: string, fallback: string): Inline {
  const [, timestamp, format, url] = target.split('^')
  return { kind: 'date', timestamp: Number(timestamp), format: format ?? '{date}', url, fallback }
}

const mrkdwnStyles = { '*': 'strong', _: 'emphasis', '~': 'strike' } as const

function matchMrkdwnStyle(text: string, at: number): Match | undefined {
  const mark = text[at]
  if (mark !== '*' && mark !== '_' && mark !== '~') return undefined
  return matchSpan(text, at, { mark, kind: mrkdwnStyles[mark], markup: 'mrkdwn' })
}

const markdownStyles = [
  { mark: '**', kind: 'strong' },
  { mark: '__', kind: 'strong' },
  { mark: '~~', kind: 'strike' },
  { mark: '*', kind: 'emphasis' },
  { mark: '_', kind: 'emphasis' },
] as const

function matchMarkdownStyle(text: string, at: number): Match | undefined {
  for (const { mark, kind } of markdownStyles) {
    if (!text.startsWith(mark, at)) continue
    const match = matchSpan(text, at, { mark, kind, markup: 'markdown' })
    if (match !== undefined) return match
  }
  return undefined
}

function matchMarkdownLink(text: string, at: number): Match | undefined {
  const found = sticky(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/y, text, at)
  if (found === undefined) return undefined
  const node: Inline = { kind: 'link', url: found[2] ?? '', children: parseInline(found[1] ?? '', 'plain') }
  return { node, end: at + found[0].length }
}

interface Style {
  mark: string
  kind: 'strong' | 'emphasis' | 'strike'
  markup: Markup
}

/** A mark opens and closes only at the edges of words, and within one line: `2*3*4` and `snake_case_name` stay text. */
function matchSpan(text: string, at: number, style: Style): Match | undefined {
  const start = at + style.mark.length
  if (isWordAt(text, at - 1) || isSpaceAt(text, start) || text.startsWith(style.mark[0] ?? '', start))
    return undefined
  const lineEnd = text.indexOf('\n', start)
  const limit = lineEnd < 0 ? text.length : lineEnd
  for (let close = start + 1; close < limit; close = nextOffset(text, close)) {
    if (!text.startsWith(style.mark, close) || isSpaceAt(text, close - 1)) continue
    const end = close + style.mark.length
    if (isWordAt(text, end)) continue
    return { node: { kind: style.kind, children: parseInline(text.slice(start, close), style.markup) }, end }
  }
  return undefined
}

/** Steps over code and `<…>` as a whole, since marks inside them are not marks. */
function nextOffset(text: string, at: number): number {
  const whole = sticky(/`[^`\n]+`|<[^<>\n]+>/y, text, at + 1)
  return at + 1 + (whole?.[0].length ?? 0)
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? '')
}

function isSpaceAt(text: string, at: number): boolean {
  return /^\s?$/.test(text[at] ?? '')
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
