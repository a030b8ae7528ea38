/** “a, b and c” */
export function listed(items: readonly string[], conjunction = 'and'): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1) ?? ''}`
}

/** “`a`, `b` and `c`”: words that can be typed. */
export function listedCode(words: readonly string[], conjunction = 'and'): string {
  return listed(
    words.map((word) => `\`${word}\``),
    conjunction,
  )
}
