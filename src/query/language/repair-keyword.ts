import type { Span } from '../../errors.ts'
import { isDuration, meantKeyword } from './stray-word.ts'

/** A name with more words than this is no name with a mistyped clause behind it. */
const mostWords = 12

/**
 * Texts in which a mistyped clause keyword inside a name is mended: in `event Play Song lst 30d` the name is taken to be
 * `Play Song lst 30d`, though `last 30d` was meant.
 */
export function repairKeywords(text: string, name: Span): string[] {
  const words = [...text.slice(name.start, name.end).matchAll(/\S+/g)].slice(0, mostWords)
  return words.slice(1).flatMap((match, index) => {
    const word = match[0].toLowerCase()
    const start = name.start + match.index
    const [before, after] = [text.slice(0, start), text.slice(start + word.length)]
    const next = words[index + 2]?.[0].toLowerCase() ?? ''
    if (isDuration(word, next)) return [`${before}last ${text.slice(start)}`]
    if (word === 'in' && /^\d/.test(next)) return [`${before}within${after}`, `${before}last${after}`]
    const keyword = meantKeyword(word)
    return keyword === undefined || keyword === word ? [] : [before + keyword + after]
  })
}
