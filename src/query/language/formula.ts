import type { InvalidQueryError, Span } from '../../errors.ts'
import { FormulaReader, type FormulaLetter } from './formula-reader.ts'
import { formulaFunctionNames, needsProperty, takesLetters } from './formula-functions.ts'
import { nearest } from './nearest.ts'
import { quoted } from './quotes.ts'
import { TokenReader } from './token-reader.ts'
import { tokenize } from './tokens.ts'

/** A formula as it is sent, and what it asks of the rest of the question. */
export interface ReadFormula {
  /** In capitals, without spaces except behind commas. */
  formula: string
  /** The letters in it, each with the place where it stands. */
  letters: readonly FormulaLetter[]
  /** The first function in it that calculates with a property of the event. */
  ofProperty: { name: string; span: Span } | undefined
}

/** Longer ones are no formulas, and brackets in brackets cost memory. */
const longestFormula = 500

/** Reads the formula that stands here, up to `of` or a clause; throws where it cannot be calculated. */
export function readFormula(reader: TokenReader): ReadFormula | undefined {
  const { kind, text, span } = reader.peek()
  if (kind === 'quoted') {
    reader.take()
    return parse(reader, text, span.start + 1)
  }
  while (!endsFormula(reader)) reader.take()
  const whole = reader.spanFrom(span.start)
  return whole.end === whole.start ? undefined : parse(reader, reader.slice(whole), whole.start)
}

/** Writes a formula so that it is read back exactly. */
export function writeFormula(formula: string): string {
  const reader = new TokenReader(formula, tokenize(formula))
  while (!endsFormula(reader)) reader.take()
  return reader.isAtEnd ? formula : quoted(formula)
}

/** Unquoted, `;` would end one question of a digest; `totals` alone is a function here, although it is a metric elsewhere. */
function endsFormula(reader: TokenReader): boolean {
  const { kind, key } = reader.peek()
  if (kind === 'end' || key === 'of' || key === ';') return true
  return reader.openingAt() !== undefined && !formulaFunctionNames.includes(key.toUpperCase())
}

function parse(question: TokenReader, text: string, start: number): ReadFormula {
  const reader = new FormulaReader(question, text, start)
  if (text.length > longestFormula)
    throw reader.error(`A formula has ${longestFormula} characters at most.`, {
      start,
      end: start + text.length,
    })
  do {
    reader.takePrefix()
    readSum(reader)
  } while (reader.takeIf(';'))
  if (!reader.isAtEnd) throw unexpected(reader)
  return { formula: reader.written(), letters: reader.letters, ofProperty: reader.ofProperty }
}

function readSum(reader: FormulaReader): void {
  do readProduct(reader)
  while (reader.takeIf('+') || reader.takeIf('-'))
}

function readProduct(reader: FormulaReader): void {
  do readFactor(reader)
  while (reader.takeIf('*') || reader.takeIf('/'))
}

function readFactor(reader: FormulaReader): void {
  while (reader.takeIf('-'));
  const { text, span } = reader.peek()
  if (/^\d/.test(text)) reader.take()
  else if (text === '(') readBracket(reader)
  else if (/^[A-Z]\d*$/.test(text)) throw bareLetter(reader)
  else if (/^[A-Z]/.test(text)) {
    reader.take()
    readCall(reader, text, span)
  } else throw unexpected(reader)
}

function readBracket(reader: FormulaReader): void {
  const { span } = reader.take()
  readSum(reader)
  close(reader, span)
}

function readCall(reader: FormulaReader, name: string, span: Span): void {
  if (!formulaFunctionNames.includes(name)) throw unknownFunction(reader, name, span)
  if (needsProperty(name)) reader.ofProperty ??= { name, span }
  const bracket = reader.peek().span
  if (!reader.takeIf('(')) {
    throw reader.error(`\`${name}\` needs brackets, for example \`${exampleOf(name)}\`.`, span, {
      instead: reader.isAtEnd ? [exampleOf(name)] : [],
      isUnfinished: reader.isAtEnd,
    })
  }
  do readArgument(reader, name)
  while (reader.takeIf(','))
  close(reader, bracket)
}

/** A letter, a function by its name alone, or anything that can be calculated. */
function readArgument(reader: FormulaReader, name: string): void {
  const { text } = reader.peek()
  if (takesLetters(name) && /^[A-Z]\d*$/.test(text)) reader.takeLetter()
  else if (formulaFunctionNames.includes(text) && reader.peek(1).text !== '(') reader.take()
  else readSum(reader)
}

function close(reader: FormulaReader, bracket: Span): void {
  if (reader.takeIf(')')) return
  if (!reader.isAtEnd) throw unexpected(reader)
  throw reader.error('This bracket of the formula is not closed.', bracket, {
    suggestions: [reader.appended(')')],
    isUnfinished: true,
  })
}

function exampleOf(name: string): string {
  if (['CUMSUM', 'TRENDLINE'].includes(name)) return `${name}(UNIQUES, A)`
  if (name.startsWith('ROLL')) return `${name}(UNIQUES, A, 7)`
  return takesLetters(name) ? `${name}(A)` : `${name}(UNIQUES(A))`
}

function bareLetter(reader: FormulaReader): InvalidQueryError {
  const { text, span } = reader.peek()
  const example = `UNIQUES(${text})`
  return reader.error(
    `\`${text}\` stands for an event: say what of it counts, for example \`${example}\`.`,
    span,
    {
      instead: [example],
    },
  )
}

function unknownFunction(reader: FormulaReader, name: string, span: Span): InvalidQueryError {
  const meant = nearest(name, formulaFunctionNames)
  const hint = meant === undefined ? ` Some are \`UNIQUES\`, \`TOTALS\` and \`PROPSUM\`.` : ''
  return reader.error(`Formulas have no function \`${name}\`.${hint}`, span, {
    instead: meant === undefined ? [] : [meant],
  })
}

function unexpected(reader: FormulaReader): InvalidQueryError {
  const { text, span } = reader.peek()
  const example = 'a formula looks like `UNIQUES(A)/UNIQUES(B)`.'
  if (reader.isAtEnd) {
    return reader.error(`The formula ends too early; ${example}`, reader.lastTaken().span, {
      isUnfinished: true,
    })
  }
  return reader.error(`I don't understand \`${text}\` in the formula; ${example}`, span)
}
