import { InvalidQueryError } from '../../../errors.ts'
import { normalizeText } from '../../../query/language/normalize-text.ts'
import { takeSchedule } from '../../../schedule/phrases.ts'
import { isZone } from '../../../schedule/wall-words.ts'
import { nextRun, type Schedule } from '../../../schedule/schedule.ts'
import type { DigestForm } from './digest-form.ts'

/** The schedule that the form's fields say, or what is wrong with it. */
export type ReadWhen =
  | { kind: 'schedule'; schedule: Schedule; hasZone: boolean }
  | { kind: 'mistake'; sentence: string }

const example = 'every weekday at 9:00'

/** A zone in the words wins over the one that is chosen: it was typed, the other one may be a guess. */
export function readWhen({ when, timeZone }: Pick<DigestForm, 'when' | 'timeZone'>, now: Date): ReadWhen {
  const text = asSchedule(normalizeText(when))
  if (text === '') return { kind: 'mistake', sentence: `Say when it comes, such as “${example}”.` }
  try {
    const said = takeSchedule(text)
    const rest = text.slice(said?.end ?? 0).trim()
    if (said === undefined || rest !== '') return { kind: 'mistake', sentence: notUnderstood(rest || text) }
    const schedule = { cron: said.cron, timeZone: said.timeZone ?? timeZone }
    if (!isZone(schedule.timeZone)) return { kind: 'mistake', sentence: 'Choose a time zone.' }
    if (nextRun(schedule, now) === undefined)
      return { kind: 'mistake', sentence: 'This time never comes again.' }
    return { kind: 'schedule', schedule, hasZone: said.timeZone !== undefined }
  } catch (error) {
    if (error instanceof InvalidQueryError) return { kind: 'mistake', sentence: sentenceOf(error) }
    throw error
  }
}

/** In a field that asks when, `every` goes without saying, and so does `cron` before five fields. */
function asSchedule(text: string): string {
  if (text === '' || /^(?:every|each|cron)\b/i.test(text)) return text
  return /^["'\d*]/.test(text) ? `cron ${text}` : `every ${text}`
}

function notUnderstood(rest: string): string {
  return `I don’t know what “${rest}” means here. Say it like “${example}”.`
}

function sentenceOf({ userMessage, suggestions: [first] }: InvalidQueryError): string {
  const offered = first === undefined || userMessage.includes(first) ? '' : ` Did you mean “${first}”?`
  return `${userMessage.replaceAll(/`([^`]*)`/g, '“$1”')}${offered}`
}
