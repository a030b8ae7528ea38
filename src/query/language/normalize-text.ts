import { quoteAt, quoted } from './quotes.ts'

/**
 * Makes the text readable by one grammar: undoes Slack's escaping and what phones and editors do to quotes, dashes and
 * spaces. What stands between straight quotes stays as it is, letter for letter: nobody's editor has touched it, and
 * it is how a name with a curly apostrophe can be written exactly.
 */
export function normalizeText(typed: string): string {
  const text = decodeSlack(typed)
  const parts: string[] = []
  let plainFrom = 0
  for (let index = 0; index < text.length; index += 1) {
    const quote = quoteAt(text, index)
    if (quote === undefined || quote === 'unclosed') continue
    parts.push(plain(text.slice(plainFrom, index)))
    parts.push(quote.isStraight ? text.slice(index, quote.end) : quoted(plain(quote.value)))
    plainFrom = quote.end
    index = quote.end - 1
  }
  parts.push(plain(text.slice(plainFrom)))
  return parts.join('').trim()
}

/** Escapes what `normalizeText` would take for Slack's markup, so that a name that looks like it survives being typed. */
export function escapeText(text: string): string {
  return text.replace(markupStart, (sign) => (sign === '&' ? '&amp;' : '&lt;'))
}

const markupStart = /&(?=(?:amp|lt|gt);)|<(?=[#@!]|https?:\/\/|mailto:|tel:)/g

/** A name as people compare names: without regard to case, kinds of quotes, dashes and spaces, or spelling of `…`. */
export function foldName(name: string): string {
  return plain(name).trim().toLowerCase().replaceAll('...', '…')
}

/**
 * `<#C1|general>`, `<@U1|ana>`, `<!subteam^S1|@team>`, `<https://…|x>` and the three entities Slack writes. The lengths
 * are bounded so that a text full of `<` is still read in linear time.
 */
const slackMarkup = /&(?:amp|lt|gt);|<(?:[#@!]|https?:\/\/|mailto:|tel:)[^<>|\s]{1,500}(?:\|[^<>|]{0,200})?>/g

function decodeSlack(text: string): string {
  return text.replace(slackMarkup, (markup) => {
    if (markup === '&amp;') return '&'
    if (markup === '&lt;') return '<'
    if (markup === '&gt;') return '>'
    return decodeLink(markup.slice(1, -1))
  })
}

function decodeLink(link: string): string {
  const [target = '', label = ''] = link.split('|')
  if (target.startsWith('#') || target.startsWith('@')) {
    return `${target[0]}${label === '' ? target.slice(1) : label}`
  }
  if (target.startsWith('!')) return label === '' ? `@${target.slice(1)}` : label
  // Slack links bare domains and addresses by itself: then the label is what was typed. A pasted link keeps its target.
  return label !== '' && target.endsWith(label) ? label : target
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?!\s)\p{Cc}/gu, '')
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
}
