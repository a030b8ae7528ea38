import type { HelpEntry } from '../../query/help.ts'
import { code, words, type RichPart } from './rich-text.ts'

/** One line of help: what to type, and what it means. A whole question can be copied with its command. */
export function helpEntryParts({ text, meaning, isQuestion }: HelpEntry): RichPart[] {
  const typed = code(isQuestion ? `/amp ${text}` : text)
  return meaning === '' ? [typed] : [typed, words('  '), ...explained(meaning)]
}

/** Meanings mark with backticks what can be typed; that becomes code, and nothing else is looked for. */
function explained(meaning: string): RichPart[] {
  return meaning.split('`').map((part, index) => (index % 2 === 1 ? code(part) : words(part)))
}
