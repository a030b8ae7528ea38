import { readDate } from '../../query/language/day.ts'
import { parseDates } from '../../query/language/parse-dates.ts'
import { TokenReader, type KnownWorld } from '../../query/language/token-reader.ts'
import { tokenize, type Token } from '../../query/language/tokens.ts'
import { addDays } from '../../query/date-range.ts'
import type { DaySpan } from '../known-days.ts'
import { mistakeIn } from './mistake-in.ts'
import { checkNotedDays, noNotedDay, noteExample, type NotePlace } from './note-mistakes.ts'

/** What can be said about known days. Where no project is named, the first is meant. */
export type NoteCommand =
  | { kind: 'notes' }
  /** The text may end in `project Acme EU`: which projects there are is not known here. */
  | { kind: 'addNote'; days: DaySpan; text: string }
  | { kind: 'removeNote'; days: DaySpan; project: string | undefined }

const longestNote = 80
const removal = /^(?:delete|remove|forget)$/i

/**
 * Reads `note 2026-11-27 Black Friday`, `note Dec 24 to Dec 26 Christmas break`, `note 2026-11-27 delete`, `note`. Throws
 * `InvalidQueryError`.
 */
export function readNote(text: string, known: KnownWorld): NoteCommand {
  // A colon behind the date is no part of it; blanked out, every other place stays what it is.
  const tokens = tokenize(text.replaceAll(/(?<=\d|today|tomorrow|yesterday):(?= )/gi, ' '))
  const first = tokens[1]
  if (first === undefined || first.kind === 'end' || (first.key === 'list' && tokens[2]?.kind === 'end'))
    return { kind: 'notes' }
  const isRemoval = removal.test(first.key)
  const at = isRemoval || first.key === 'add' ? 2 : 1
  const { days, length } = daysAt({ text, tokens, at }, known)
  const note = text.slice(tokens[at + length - 1]?.span.end ?? text.length).replace(/^[\s:,-]+/, '')
  const [, said = note, project] = /^(?:(.*) )?project (.+)$/i.exec(note) ?? []
  if (isRemoval || removal.test(said)) return { kind: 'removeNote', days, project }
  return { kind: 'addNote', days, text: checkedNote({ text, note, first }) }
}

function checkedNote({ text, note, first }: { text: string; note: string; first: Token }): string {
  if (note === '') {
    const problem = `What is special about that day? For example \`${noteExample}\`.`
    const span = { start: first.span.start, end: text.length }
    throw mistakeIn(text, { span, problem }, { suggestions: [`${text} Black Friday`], isUnfinished: true })
  }
  if (note.length <= longestNote) return /^"([^"]+)"$/.exec(note)?.[1] ?? note
  const problem = `A note has at most ${longestNote} characters: it is drawn into pictures.`
  const span = { start: text.length - note.length, end: text.length }
  throw mistakeIn(text, { span, problem }, { instead: [note.slice(0, longestNote).trim()] })
}

const nearDays = { yesterday: -1, today: 0, tomorrow: 1 } as const
/** Without a year, the day that is nearest to today is meant. */
const halfYear = 183

/** The days that begin at a token, and how many tokens they take. */
function daysAt(place: NotePlace, { today }: KnownWorld): { days: DaySpan; length: number } {
  const { text, tokens, at } = place
  const word = tokens[at]?.key ?? ''
  if (today !== undefined && word in nearDays) {
    const day = addDays(today, nearDays[word as keyof typeof nearDays])
    return { days: { start: day, end: day }, length: 1 }
  }
  const length = datesLength(tokens, at)
  if (length === undefined) throw noNotedDay(place, today)
  const end: Token = { kind: 'end', text: '', key: '', span: { start: text.length, end: text.length } }
  const world = today === undefined ? {} : { today: addDays(today, halfYear) }
  const reader = new TokenReader(text, [...tokens.slice(0, at + length), end], world)
  reader.skip(at)
  const range = parseDates(reader)
  if (range.kind !== 'between') throw noNotedDay(place, today)
  const days = { start: range.from, end: range.to }
  checkNotedDays(days, place, length)
  return { days, length }
}

/** One date, or two with something between them: behind a dash may also stand the note. */
function datesLength(tokens: readonly Token[], at: number): number | undefined {
  const first = readDate(tokens, at)
  if (first === undefined) return undefined
  const isBetween = ['..', '-', 'to', 'until'].includes(tokens[at + first.length]?.key ?? '')
  const second = isBetween ? readDate(tokens, at + first.length + 1) : undefined
  return second === undefined ? first.length : first.length + 1 + second.length
}
