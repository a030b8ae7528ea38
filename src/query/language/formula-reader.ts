import type { InvalidQueryError, Span } from '../../errors.ts'
import type { Remedy, TokenReader } from './token-reader.ts'

/** A name, number or mark of a formula, in capitals; empty at its end. `span` points into the whole question. */
interface FormulaToken {
  text: string
  span: Span
}

/** `A2`: event A, in the second segment. */
export interface FormulaLetter {
  event: number
  segment: number | undefined
  span: Span
}

/** Walks through a formula that stands at a place of a question, and writes it down again as it goes. */
export class FormulaReader {
  /** What was found on the way, see `ReadFormula`. */
  readonly letters: FormulaLetter[] = []
  ofProperty: { name: string; span: Span } | undefined
  private readonly question: TokenReader
  private readonly tokens: readonly FormulaToken[]
  private index = 0

  constructor(question: TokenReader, text: string, start: number) {
    this.question = question
    this.tokens = tokensOf(text, start)
  }

  peek(offset = 0): FormulaToken {
    const last = this.tokens.at(-1)?.span.end ?? 0
    return this.tokens[this.index + offset] ?? { text: '', span: { start: last, end: last } }
  }

  take(): FormulaToken {
    const token = this.peek()
    this.index += 1
    return token
  }

  lastTaken(): FormulaToken {
    return this.tokens[this.index - 1] ?? this.peek()
  }

  takeIf(text: string): boolean {
    if (this.peek().text !== text) return false
    this.index += 1
    return true
  }

  /** `%:` and `$:` say how the number is shown. */
  takePrefix(): void {
    if (this.peek().text === '%:' || this.peek().text === '$:') this.index += 1
  }

  takeLetter(): void {
    const { text, span } = this.take()
    const event = text.charCodeAt(0) - 'A'.charCodeAt(0)
    this.letters.push({ event, segment: text.length === 1 ? undefined : Number(text.slice(1)), span })
  }

  get isAtEnd(): boolean {
    return this.index >= this.tokens.length
  }

  /** The formula as it is sent. */
  written(): string {
    return this.tokens.map(({ text }) => (text === ',' || text === ';' ? `${text} ` : text)).join('')
  }

  /** The question with something put behind the formula. */
  appended(text: string): string {
    const { end } = this.lastTaken().span
    return this.question.replaced({ start: end, end }, text)
  }

  error(problem: string, span: Span, remedy: Remedy = {}): InvalidQueryError {
    return this.question.error(problem, span, remedy)
  }
}

/** The signs that keyboards have for times and divided by, too. */
const spellings: Readonly<Record<string, string>> = { '÷': '/', '×': '*', '·': '*' }

function tokensOf(text: string, start: number): FormulaToken[] {
  const pattern = /[A-Za-z][A-Za-z0-9]*|\d+(?:\.\d+)?|[%$]:|\S/gu
  return Array.from(text.matchAll(pattern), ({ 0: token, index }) => ({
    text: spellings[token] ?? token.toUpperCase(),
    span: { start: start + index, end: start + index + token.length },
  }))
}
