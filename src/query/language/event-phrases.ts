import type { EventSummary } from '../event-catalogue.ts'
import { writeEvent } from './event-name.ts'
import { escapeText, normalizeText } from './normalize-text.ts'
import type { Phrase } from './tokens.ts'

/**
 * The events whose names would have to be quoted, as they would be typed without quotes: `Add to Cart, then Pay`,
 * `Filter by Genre`. With them the text can be read again where the plain reading led nowhere.
 */
export function phrasesOf(events: readonly EventSummary[]): Phrase[] {
  return events.flatMap(({ name, displayName }) =>
    [...new Set([name, displayName])]
      .filter((spelling) => needsQuotes(spelling))
      .map((spelling) => ({ typed: normalizeText(escapeText(spelling)), name }))
      .filter(({ typed }) => typed !== ''),
  )
}

function needsQuotes(name: string): boolean {
  return writeEvent({ kind: 'named', name, conditions: [] }, 'step') !== name
}
