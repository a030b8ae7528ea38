/** What comes back in Slack: for everybody, for the asker alone (`private …`), or the form. */
export type RowAnswer = 'picture' | 'table' | 'file' | 'private chart' | 'private' | 'mistake' | 'form'

/** One row of the tables that describe the language, as it is typed, and what has to come of it. */
export interface LanguageRow {
  /** The section of the description. */
  section: 2 | 3 | 5 | 6 | 7
  text: string
  answer: RowAnswer
  /** What the answer has to say, in Slack as in the terminal. */
  says: string | RegExp
  /** What the terminal says instead, where it has no such thing. */
  terminalSays?: RegExp
  /** Which kind takes which clause is decided before any door: one door asks those that are taken. */
  isTakenCell?: true
  /** What Amplitude is asked, each parameter decoded. */
  request?: string
}

type Said = readonly [text: string, says: string | RegExp]

export function rowsOf(
  section: LanguageRow['section'],
  answer: RowAnswer,
  rows: readonly Said[],
): LanguageRow[] {
  return rows.map(([text, says]) => ({ section, text, answer, says }))
}
