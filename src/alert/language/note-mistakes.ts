import { Temporal } from 'temporal-polyfill'
import type { InvalidQueryError } from '../../errors.ts'
import { addDays } from '../../query/date-range.ts'
import { monthOf } from '../../query/language/day.ts'
import type { Token } from '../../query/language/tokens.ts'
import type { Day } from '../../query/query.ts'
import { capitalize } from '../../result/bucket-phrase.ts'
import type { DaySpan } from '../known-days.ts'
import { mistakeIn } from './mistake-in.ts'

export const noteExample = 'note 2026-11-27 Black Friday'

/** Where the days of a note stand. */
export interface NotePlace {
  text: string
  tokens: readonly Token[]
  /** The token at which they begin. */
  at: number
}

const mostDays = 31

/** Throws `InvalidQueryError` where days that were read cannot be meant; `length` counts their tokens. */
export function checkNotedDays({ start, end }: DaySpan, place: NotePlace, length: number): void {
  const { text, tokens, at } = place
  const span = { start: startOf(place), end: tokens[at + length - 1]?.span.end ?? text.length }
  const count = Temporal.PlainDate.from(start).until(end, { largestUnit: 'day' }).days + 1
  if (count < 1) {
    const problem = 'These days end before they begin.'
    throw mistakeIn(text, { span, problem }, { instead: [`${end} to ${start}`] })
  }
  if (count > mostDays) {
    const problem = `A note is for at most ${mostDays} days: what lasts longer is usual before long.`
    throw mistakeIn(text, { span, problem }, { instead: [start] })
  }
  const [dash, number] = [tokens[at + length], tokens[at + length + 1]]
  if (count > 1 || dash === undefined || number === undefined) return
  const until = laterThatMonth(start, dash, number)
  if (until === undefined) return
  const problem = `Until ${until}, or is that how the note begins?`
  throw mistakeIn(
    text,
    { span: { ...span, end: number.span.end }, problem },
    {
      instead: [`${start} to ${until}`, `${start} ${number.text}`],
    },
  )
}

/** `Dec 24 - 26 Christmas`: the 26th, or the beginning of a note. */
function laterThatMonth(start: Day, dash: Token, number: Token): Day | undefined {
  if (!['..', '-', 'to', 'until'].includes(dash.key) || !/^\d{1,2}$/.test(number.key)) return undefined
  const date = Temporal.PlainDate.from(start)
  const day = Number(number.key)
  return day > date.day && day <= date.daysInMonth ? date.with({ day }).toString() : undefined
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** What to say where a note does not begin with a day that can be read. */
export function noNotedDay(place: NotePlace, today: Day | undefined): InvalidQueryError {
  const { text, tokens, at } = place
  const first = tokens[at]
  const span = first?.span ?? { start: 0, end: text.length }
  const weekday = weekdays.indexOf(first?.key ?? '')
  if (weekday >= 0 && today !== undefined) {
    const ahead = (weekday + 8 - Temporal.PlainDate.from(today).dayOfWeek) % 7
    const instead = [ahead, ahead - 7].map((days) => addDays(today, days))
    return mistakeIn(text, { span, problem: `Which ${capitalize(weekdays[weekday] ?? '')}?` }, { instead })
  }
  const problem = `A note begins with its day, for example \`${noteExample}\`.`
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(first?.key ?? '') ?? []
  const month = tokens[at + 1]?.text ?? ''
  if (from !== undefined && monthOf(month) !== undefined)
    return mistakeIn(text, { span, problem }, { instead: [`${from} ${month} to ${to}`] })
  const isWord = !/^\d/.test(first?.key ?? '')
  const withToday = `note ${today ?? '2026-11-27'} ${text.slice(startOf(place))}`
  return mistakeIn(text, { span, problem }, { suggestions: [isWord ? withToday : noteExample] })
}

function startOf({ text, tokens, at }: NotePlace): number {
  return tokens[at]?.span.start ?? text.length
}
