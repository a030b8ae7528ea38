import type { RetentionQuery } from '../query.ts'
import { limits } from './limits.ts'
import { needsMore } from './needs-more.ts'
import type { TokenReader } from './token-reader.ts'

type Method = RetentionQuery['method']
type Bracket = [from: number, to: number]

/** Reads `n-day`, `unbounded` or `brackets 0-1, 2-7`; a single number is a bracket of one day. */
export function parseMethod(reader: TokenReader): Method {
  const keyword = reader.take()
  if (keyword.key !== 'brackets') return { kind: keyword.key === 'unbounded' ? 'unbounded' : 'n-day' }
  const brackets: Bracket[] = []
  do {
    const bracket = readBracket(reader)
    if (bracket === undefined) throw needsMore(reader, 'method', keyword.span)
    brackets.push(bracket)
  } while (reader.takeIf(','))
  if (brackets.length > limits.brackets) {
    throw reader.error(
      `There can be ${limits.brackets} brackets at most.`,
      reader.spanFrom(keyword.span.start),
    )
  }
  return { kind: 'brackets', brackets }
}

/** The method in the words that `parseMethod` reads; empty for the default. */
export function writeMethod(method: Method): string {
  switch (method.kind) {
    case 'n-day':
      return ''
    case 'unbounded':
      return 'unbounded'
    case 'brackets':
      return `brackets ${method.brackets.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')}`
  }
}

function readBracket(reader: TokenReader): Bracket | undefined {
  const { key, span } = reader.peek()
  const [, from, to = from] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(key) ?? []
  if (from === undefined) return undefined
  reader.take()
  if (Number(from) <= Number(to)) return [Number(from), Number(to)]
  throw reader.error('A bracket goes from the earlier day to the later.', span, {
    instead: [`${to}-${from}`],
  })
}
