/** A quoted stretch of text: `start` is at the opening mark, `end` just behind the closing one. */
export interface Quote {
  start: number
  end: number
  /** What stands between the marks, with doubled marks made single. */
  value: string
  /** Straight marks promise that nothing between them was changed by a phone or an editor. */
  isStraight: boolean
}

const doubleMarks = '"“”„«»'
const singleMarks = "'‘’‚"
/** Amplitude keeps 1,024 characters of a name; looking no further keeps a text full of apostrophes fast to read. */
const longestSingleQuote = 1024

/** A quote opens where a word may begin, and directly behind `raw:` or `event.`; elsewhere a mark is a letter. */
const mayStandBefore = /[\s\u200B\uFEFF,;:.=<>~![(→]/

/** The quote that opens at `index`, `'unclosed'` where a double mark opens and never closes, else undefined. */
export function quoteAt(text: string, index: number): Quote | 'unclosed' | undefined {
  if (!mayOpenQuote(text, index)) return undefined
  const mark = text.charAt(index)
  if (singleMarks.includes(mark)) return singleQuote(text, index)
  return (mark === '"' ? straightQuote(text, index) : undefined) ?? looseQuote(text, index) ?? 'unclosed'
}

/** Whether a quoting mark stands here where a quote could begin; a single one may still be an apostrophe. */
export function mayOpenQuote(text: string, index: number): boolean {
  const mark = text.charAt(index)
  if (mark === '' || !(doubleMarks.includes(mark) || singleMarks.includes(mark))) return false
  return index === 0 || mayStandBefore.test(text.charAt(index - 1))
}

/** Writes a name between straight marks so that it is read back exactly. */
export function quoted(name: string): string {
  const isSingle = name.includes('"') && !/['‘’‚]/.test(name) && name.length < longestSingleQuote / 2
  return isSingle ? `'${name}'` : `"${name.replaceAll('"', '""')}"`
}

/** Between straight double marks a doubled mark stands for one, so every name can be written. */
function straightQuote(text: string, start: number): Quote | undefined {
  let from = start + 1
  for (;;) {
    const close = text.indexOf('"', from)
    if (close < 0) return undefined
    if (text[close + 1] !== '"') {
      const value = text.slice(start + 1, close).replaceAll('""', '"')
      return { start, end: close + 1, value, isStraight: true }
    }
    from = close + 2
  }
}

/** Curly marks close with any double mark: phones mix them, and languages close with each other's openers. */
function looseQuote(text: string, start: number): Quote | undefined {
  for (let close = start + 1; close < text.length; close += 1) {
    if (doubleMarks.includes(text.charAt(close))) {
      return { start, end: close + 1, value: text.slice(start + 1, close), isStraight: false }
    }
  }
  return undefined
}

/** A single mark inside a word is an apostrophe, so it closes only where a word may end. */
const singleClosing = /['‘’‚](?=$|[\s,;:=<>~!\])→])/

function singleQuote(text: string, start: number): Quote | undefined {
  const behind = text.slice(start + 1, start + longestSingleQuote)
  const length = behind.search(singleClosing)
  if (length < 0 || (length === behind.length - 1 && start + longestSingleQuote < text.length)) {
    return undefined
  }
  const close = start + 1 + length
  const isStraight = text[start] === "'" && text[close] === "'"
  return { start, end: close + 1, value: text.slice(start + 1, close), isStraight }
}
