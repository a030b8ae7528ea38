import { clauseDefinitions, clauseNames, type ClauseName } from './clause-definitions.ts'
import { isDateStart } from './day.ts'
import type { Token } from './tokens.ts'

/** Where a clause begins, and how many tokens are its keyword. */
export interface Opening {
  clause: ClauseName
  length: number
  /** One word that needs nothing behind it, or a date: where a name must stand, it can be that name. */
  isLoneWord: boolean
}

interface Pattern {
  clause: ClauseName
  words: readonly string[]
}

const patterns: readonly Pattern[] = clauseNames.flatMap((clause) =>
  clauseDefinitions[clause].openings.map((opening) => ({ clause, words: opening.split(' ') })),
)
const byFirstWord = Map.groupBy(patterns, (pattern) => pattern.words[0] ?? '')

/** The clause that begins at a place: what ends the name before it. The longest opening wins. */
export function openingAt(tokens: readonly Token[], index: number): Opening | undefined {
  if (isDateStart(tokens, index)) return { clause: 'range', length: 0, isLoneWord: true }
  const matching = (byFirstWord.get(tokens[index]?.key ?? '') ?? [])
    .filter(({ words }) => words.every((word, offset) => matches(word, tokens, index + offset)))
    .toSorted((a, b) => b.words.length - a.words.length)[0]
  return matching && describe(matching)
}

/** The clause whose first word stands here, whether or not the rest of it follows. */
export function unfinishedOpeningAt(tokens: readonly Token[], index: number): Opening | undefined {
  const pattern = byFirstWord.get(tokens[index]?.key ?? '')?.[0]
  return pattern && { clause: pattern.clause, length: 1, isLoneWord: false }
}

/** Every first word of a clause, for finding the one that was meant. */
export const clauseKeywords: readonly string[] = [...byFirstWord.keys()]

/**
 * Whether the end of a name and the beginning of a clause behind it could be read as one opening: a name that ends in
 * `last` needs quotes.
 */
export function mayJoinWithNext(tokens: readonly Token[], end: number): boolean {
  return patterns.some(({ words }) =>
    words.some((word, taken) => {
      if (taken === 0 || taken > end) return false
      const isOpenEnded = wildcards.has(word) || byFirstWord.has(word)
      return (
        isOpenEnded &&
        words.slice(0, taken).every((part, offset) => matches(part, tokens, end - taken + offset))
      )
    }),
  )
}

function matches(word: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  switch (word) {
    case '#':
      return token?.kind === 'word' && /^\d/.test(token.text)
    case '@':
      return isDateStart(tokens, index)
    case '*':
      return token?.kind === 'quoted' || (token?.kind === 'word' && !byFirstWord.has(token.key))
    case '…':
      return true
    default:
      return token?.key === word
  }
}

const wildcards = new Set(['#', '@', '*', '…'])

/** The keyword is what stands in the opening as plain words. */
function describe({ clause, words }: Pattern): Opening {
  return {
    clause,
    length: words.filter((word) => !wildcards.has(word)).length,
    isLoneWord: words.length === 1,
  }
}
