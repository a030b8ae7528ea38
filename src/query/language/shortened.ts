/** Longer stretches of a person's own text are cut where a sentence quotes them. */
const longest = 100

/** A text at no more than its beginning. */
export function shortened(text: string, most = longest): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/** A sentence with what it quotes, between `…` or “…”, cut short: people paste pages. */
export function withShortQuotes(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? shortened(part) : part))
    .join('`')
    .replace(/“([^”]*)”/g, (_, quote: string) => `“${shortened(quote)}”`)
}
