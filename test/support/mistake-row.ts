import { markedText, mistakeIn } from './parsed-query.ts'

/** One text that is wrong, and what is said about it. */
export interface MistakeRow {
  text: string
  /** The words that are marked. */
  marked: string
  problem: string
  suggestions?: readonly string[]
  isUnfinished?: boolean
}

/** A row with what is left out filled in, to compare with `mistakeAsRow`. */
export function completeRow(row: MistakeRow): Required<MistakeRow> {
  return { suggestions: [], isUnfinished: false, ...row }
}

/** What is said about a text, in the shape of the table. */
export function mistakeAsRow(text: string): Required<MistakeRow> {
  const mistake = mistakeIn(text)
  const { userMessage: problem, suggestions, isUnfinished } = mistake
  return { text, marked: markedText(mistake), problem, suggestions, isUnfinished }
}
