import { Temporal } from 'temporal-polyfill'
import { latestDay, readDate } from '../query/language/day.ts'
import type { KnownWorld } from '../query/language/token-reader.ts'
import { tokenize } from '../query/language/tokens.ts'
import type { Day } from '../query/query.ts'
import { mistakeIn } from './mistake-in.ts'

/** What can be said about known days. */
export type NoteCommand =
  | { kind: 'notes' }
  | { kind: 'addNote'; day: Day; text: string }
  | { kind: 'removeNote'; day: Day }

const longestNote = 80
const example = 'note 2026-11-27 Black Friday'

/** Reads `note 2026-11-27 Black Friday`, `note 2026-11-27 delete`, `note`. Throws `InvalidQueryError`. */
export function readNote(text: string, known: KnownWorld): NoteCommand {
  const tokens = tokenize(text)
  const [, first] = tokens
  if (first === undefined || first.kind === 'end') return { kind: 'notes' }
  const { day, length } = dayAt(text, known)
  const last = tokens[length]
  const note = text.slice(last?.span.end ?? text.length).trim()
  if (/^(delete|remove|forget)$/i.test(note)) return { kind: 'removeNote', day }
  const span = { start: first.span.start, end: text.length }
  if (note === '') {
    const problem = `What is special about that day? For example \`${example}\`.`
    throw mistakeIn(text, { span, problem }, { suggestions: [`${text} Black Friday`], isUnfinished: true })
  }
  if (note.length <= longestNote) return { kind: 'addNote', day, text: unquoted(note) }
  const problem = `A note has at most ${longestNote} characters: it is drawn into pictures.`
  const start = text.length - note.length
  throw mistakeIn(
    text,
    { span: { start, end: text.length }, problem },
    { instead: [note.slice(0, longestNote).trim()] },
  )
}

/** The day behind `note`, and how many tokens it takes; without a year the one that is nearest to today. */
function dayAt(text: string, { today }: KnownWorld): { day: Day; length: number } {
  const tokens = tokenize(text)
  const word = tokens[1]?.key ?? ''
  if (today !== undefined && word in nearDays)
    return { day: daysFrom(today, nearDays[word as keyof typeof nearDays]), length: 1 }
  const date = readDate(tokens, 1)
  const span = tokens[1]?.span ?? { start: 0, end: text.length }
  if (date?.kind === 'day') return { day: date.day, length: date.length }
  if (date?.kind === 'yearless' && today !== undefined)
    return { day: latestDay(date.month, date.day, daysFrom(today, 183)), length: date.length }
  const problem = `A note begins with its day, for example \`${example}\`.`
  const isDate = date !== undefined
  const suggestions = [isDate ? example : `note ${today ?? '2026-11-27'} ${text.slice(span.start)}`]
  throw mistakeIn(text, { span, problem }, { suggestions })
}

const nearDays = { yesterday: -1, today: 0, tomorrow: 1 } as const

function daysFrom(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

function unquoted(text: string): string {
  return /^"([^"]+)"$/.exec(text)?.[1] ?? text
}
