import { InvalidQueryError } from '../errors.ts'
import { quoteAt } from '../query/language/quotes.ts'
import { escapeText } from '../query/language/normalize-text.ts'
import type { KnownWorld } from '../query/language/token-reader.ts'
import { parseCommand, type ParsedQuestion } from '../query/parse-command.ts'
import { takeSchedule } from '../schedule/phrases.ts'
import { mostParts } from './digest.ts'

/** A digest as it was said: when, and what. */
export interface DigestPlan {
  cron: string
  /** Undefined where none was said: the asker's. */
  timeZone: string | undefined
  /** At least one; their events are still to be looked up. */
  parts: readonly PlannedPart[]
}

/** A question of a digest, and where it stands in the whole text. */
export interface PlannedPart {
  question: ParsedQuestion
  /** The same mistake, found in this part later on, shown in the whole text. */
  inWhole: (error: InvalidQueryError) => InvalidQueryError
}

const example = 'every weekday at 9:00 dau last 30d; retention last 8 weeks'

/** Reads `every weekday at 9:00 dau last 30d; retention`, normalised. Throws `InvalidQueryError` with the place in the whole text. */
export function readPlan(text: string, known: KnownWorld): DigestPlan {
  const schedule = takeSchedule(text)
  const end = schedule?.end ?? 0
  const parts = readParts(text, end, known)
  if (schedule === undefined || parts.length === 0) {
    const problem = `A digest needs questions behind its time, for example \`${example}\`.`
    const span = { start: 0, end: text.length }
    const suggestions = [`${text.trim()} dau last 30d`]
    throw new InvalidQueryError({ problem, text, span, suggestions, isUnfinished: true })
  }
  return { cron: schedule.cron, timeZone: schedule.timeZone, parts }
}

/** Reads questions that `;` parts, from that place in the text on. */
export function readParts(text: string, from: number, known: KnownWorld = {}): PlannedPart[] {
  const parts = partsFrom(text, from)
  if (parts.length > mostParts) {
    const span = { start: parts[mostParts]?.start ?? from, end: text.length }
    const suggestions = [text.slice(0, span.start).replace(/[\s;]+$/, '')]
    throw new InvalidQueryError({
      problem: `A digest has at most ${mostParts} parts.`,
      text,
      span,
      suggestions,
    })
  }
  return parts.map((part) => ({
    question: readPart(text, part, known),
    inWhole: (error) => inWhole(error, text, part),
  }))
}

/** The texts of the questions that `;` parts, from that place in the text on. */
export function cutParts(text: string, from: number): string[] {
  return partsFrom(text, from).map(({ start, end }) => text.slice(start, end))
}

interface Part {
  start: number
  end: number
}

/** Without the spaces around them; empty ones are left out. */
function partsFrom(text: string, from: number): Part[] {
  const parts: Part[] = []
  let start = from
  for (let index = from; index <= text.length; index += 1) {
    const quote = quoteAt(text, index)
    if (quote !== undefined && quote !== 'unclosed') index = quote.end - 1
    else if (index === text.length || text[index] === ';') {
      const lead = /^\s*/.exec(text.slice(start, index))?.[0].length ?? 0
      const part = { start: start + lead, end: start + text.slice(start, index).trimEnd().length }
      if (part.end > part.start) parts.push(part)
      start = index + 1
    }
  }
  return parts
}

function readPart(text: string, part: Part, known: KnownWorld): ParsedQuestion {
  const said = text.slice(part.start, part.end)
  const command = parseCommand(escapeText(said), known)
  if (command instanceof InvalidQueryError) throw inWhole(command, text, part)
  if (command.kind !== 'question')
    throw refused(text, part, `“${said}” is no question that a digest could ask.`)
  const { kind, output } = command.question.query
  if (kind === 'events' || kind === 'user')
    throw refused(text, part, 'A digest takes questions whose answer is numbers, and no people.')
  if (output !== 'picture')
    throw refused(text, part, 'A digest has its own form: leave `as table` and `as csv` out.')
  return command.question
}

function refused(text: string, span: Part, problem: string): InvalidQueryError {
  const rest = `${text.slice(0, span.start)}dau last 30d${text.slice(span.end)}`
  return new InvalidQueryError({ problem, text, span, suggestions: [rest] })
}

/** A mistake in one part, shown in the whole text, so that what is offered keeps the rest. */
function inWhole(error: InvalidQueryError, text: string, { start, end }: Part): InvalidQueryError {
  const suggestions = error.suggestions.map(
    (part) => `${escapeText(text.slice(0, start))}${part}${escapeText(text.slice(end))}`,
  )
  const span = { start: error.span.start + start, end: error.span.end + start }
  const { isUnfinished, userMessage: problem } = error
  return new InvalidQueryError({ problem, text, span, suggestions, isUnfinished })
}
