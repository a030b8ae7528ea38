import { InvalidQueryError, type Span } from '../errors.ts'

interface Word {
  text: string
  /** In lower case, without the comma behind it. */
  key: string
  span: Span
}

/** Reads the words of a schedule one by one; what follows the schedule is another's to read. */
export class WordReader {
  readonly text: string
  readonly #words: readonly Word[]
  #next = 0

  constructor(text: string) {
    this.text = text
    this.#words = Array.from(text.matchAll(/[^\s,;]+|[,;]/g), ({ 0: word, index }) => ({
      text: word,
      key: word.toLowerCase(),
      span: { start: index, end: index + word.length },
    }))
  }

  /** The next word, or the one after it; an empty one behind the end. */
  peek(ahead = 0): Word {
    const { length } = this.text
    return this.#words[this.#next + ahead] ?? { text: '', key: '', span: { start: length, end: length } }
  }

  take(): Word {
    const word = this.peek()
    this.#next += 1
    return word
  }

  /** Takes these words if they are the next ones. */
  takeIf(...keys: readonly string[]): boolean {
    if (!keys.every((key, ahead) => this.peek(ahead).key === key)) return false
    this.#next += keys.length
    return true
  }

  /** Takes the next word if it means something to `read`. */
  takeAs<T>(read: (word: string) => T | undefined): T | undefined {
    const value = this.peek().text === '' ? undefined : read(this.peek().text)
    if (value !== undefined) this.#next += 1
    return value
  }

  /** Where the last word that was taken ends. */
  get end(): number {
    return this.#words[this.#next - 1]?.span.end ?? 0
  }

  /** A mistake in the words from `start` on up to here, or in the next word; `instead` takes their place. */
  error(problem: string, span: Span, instead: readonly string[] = []): InvalidQueryError {
    const before = this.text.slice(0, span.start).trimEnd()
    const after = this.text.slice(span.end).trimStart()
    const suggestions = instead.map((words) => `${before} ${words} ${after}`.trim())
    return new InvalidQueryError({ problem, text: this.text, span, suggestions })
  }
}
