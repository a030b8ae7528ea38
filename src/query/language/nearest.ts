import { distance } from 'fastest-levenshtein'

/** Longer words are nobody's slip of the finger, and comparing them costs time. */
const longestWord = 40

/** The candidate that a mistyped word most probably meant, or undefined where none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const word = typed.toLowerCase()
  if (word.length > longestWord) return undefined
  const [best] = candidates
    .map((candidate) => ({ candidate, mistakes: mistakesBetween(word, candidate.toLowerCase()) }))
    .filter(({ candidate, mistakes }) => mistakes <= allowedMistakes(Math.max(word.length, candidate.length)))
    .toSorted((a, b) => a.mistakes - b.mistakes)
  return best?.candidate
}

/** Two letters in the wrong order are one mistake, and so is a missing end. */
function mistakesBetween(word: string, candidate: string): number {
  const isTransposed = word.length === candidate.length && isAnagram(word, candidate)
  const isCutShort = word.length >= 3 && candidate.startsWith(word)
  const edits = distance(word, candidate)
  return isTransposed || isCutShort ? Math.min(1, edits) : edits
}

function isAnagram(one: string, other: string): boolean {
  return Array.from(one).toSorted().join('') === Array.from(other).toSorted().join('')
}

function allowedMistakes(length: number): number {
  if (length <= 2) return 0
  if (length <= 5) return 1
  return length <= 8 ? 2 : 3
}
