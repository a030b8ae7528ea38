import type { Span } from '../../errors.ts'
import { nearest } from './nearest.ts'
import { clauseKeywords } from './opening.ts'
import { isDuration } from './stray-word.ts'

/** A name with more words than this is no name with a mistyped clause behind it. */
const mostWords = 12

/**
 * Texts in which a mistyped clause keyword inside a name is mended: in `event Play Song lst 30d` the name is taken to be
 * `Play Song lst 30d`, though `last 30d` was meant.
 */
export function repairKeywords(text: string, name: Span): string[] {
  const words = [...text.slice(name.start, name.end).matchAll(/\S+/g)].slice(0, mostWords)
  return words.slice(1).flatMap((match, index) => {
    const [word] = match
    const start = name.start + match.index
    const next = words[index + 2]?.[0] ?? ''
    if (isDuration(word.toLowerCase(), next.toLowerCase()))
      return [`${text.slice(0, start)}last ${text.slice(start)}`]
    const keyword = nearest(word, clauseKeywords)
    if (keyword === undefined || keyword === word.toLowerCase()) return []
    return [text.slice(0, start) + keyword + text.slice(start + word.length)]
  })
}
