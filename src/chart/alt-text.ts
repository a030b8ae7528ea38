import { headlineInWords } from '../result/headline-in-words.ts'
import type { Summary } from '../result/summary.ts'

/** Slack refuses image blocks with longer alternative texts. */
const longest = 2000

/**
 * The picture in words for people who cannot see it: title, range, headline, change, then its numbers for as far as
 * they fit; a number is never cut in half.
 */
export function altText(summary: Summary, numbers: readonly string[]): string {
  const { title, subtitle, headline, change } = summary
  const opening = [
    `${title}, ${subtitle}.`,
    `${headlineInWords(headline)}${change === undefined ? '' : `, ${change.text} ${change.versus}`}.`,
  ].join(' ')
  let text = opening.length > longest / 2 ? `${opening.slice(0, longest / 2 - 2).trimEnd()}….` : opening
  for (const [index, number] of numbers.entries()) {
    const rest = numbers.length - index
    const next = `${text} ${number}${index === numbers.length - 1 ? '.' : ';'}`
    if (next.length > longest - ` And ${rest} more.`.length)
      return `${text.replace(/;$/, '.')} And ${rest} more.`
    text = next
  }
  return text
}
