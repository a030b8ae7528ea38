import type { EventSummary } from '../../query/event-catalogue.ts'
import { phrasesOf } from '../../query/language/event-phrases.ts'
import { escapeText, normalizeText } from '../../query/language/normalize-text.ts'
import { quoted } from '../../query/language/quotes.ts'
import { tokenize, type Phrase } from '../../query/language/tokens.ts'
import { eventsOf } from '../../query/query-events.ts'
import type { MetricQuery } from '../../query/query.ts'
import { rulePartAt } from './rule-words.ts'

/** The events whose names could be taken for a part of a rule, or of a question, as they would be typed without quotes. */
export function confusablePhrases(events: readonly EventSummary[]): Phrase[] {
  const own = events.flatMap(({ name, displayName }) =>
    [...new Set([name, displayName])]
      .filter(readsAsRule)
      .map((spelling) => ({ typed: normalizeText(escapeText(spelling)), name })),
  )
  return [...own, ...phrasesOf(events)]
}

/** A question whose events keep their names also where a rule follows: `event "Price rises 5%"`. */
export function quoteConfusable(question: string, query: MetricQuery): string {
  let text = question
  for (const event of eventsOf(query)) {
    if (event.kind !== 'named' || !readsAsRule(event.name)) continue
    const isQuoted = text.includes(quoted(event.name))
    text = isQuoted ? text : text.replaceAll(event.name, () => quoted(event.name))
  }
  return text
}

function readsAsRule(name: string): boolean {
  const tokens = tokenize(name)
  return tokens.some((_, index) => rulePartAt(tokens, index, true) !== undefined)
}
