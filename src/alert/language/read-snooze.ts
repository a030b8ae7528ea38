import { Temporal } from 'temporal-polyfill'
import { readDate, latestDay } from '../../query/language/day.ts'
import { tokenize } from '../../query/language/tokens.ts'
import { daySchema, type Day } from '../../query/query.ts'
import { readWeekday } from '../../schedule/wall-words.ts'
import type { SnoozeSaid } from '../snooze.ts'

const minutesPer = { min: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 } as const

/** Reads `2h`, `3 days`, `until tomorrow`, `until monday`, `until Dec 1`; undefined where it is none of them. */
export function readSnooze(words: string, today: Day | undefined): SnoozeSaid | undefined {
  const said = words
    .toLowerCase()
    .replace(/^(for|until|till|to)\s+/, '')
    .replace(/\s+(at\s+)?9(:00)?$/, '')
  if (said === 'tomorrow') return { kind: 'tomorrow' }
  if (/^(an|one) hour$/.test(said)) return { kind: 'length', minutes: 60 }
  if (/^(a|one) (week|day)$/.test(said))
    return { kind: 'length', minutes: said.endsWith('week') ? minutesPer.w : minutesPer.d }
  const [, digits, unit = ''] =
    /^(\d{1,5})\s*(min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?)$/.exec(said) ?? []
  if (digits !== undefined) {
    const key = unit.startsWith('min') ? 'min' : unit.charAt(0)
    const minutes = Number(digits) * (isLength(key) ? minutesPer[key] : 1)
    return minutes > 0 ? { kind: 'length', minutes } : undefined
  }
  const day = dayIn(said, today)
  return day === undefined ? undefined : { kind: 'day', day }
}

function isLength(key: string): key is keyof typeof minutesPer {
  return Object.hasOwn(minutesPer, key)
}

/** A date in any spelling, or the next such weekday. */
function dayIn(words: string, today: Day | undefined): Day | undefined {
  if (today !== undefined) {
    const weekday = words === '' ? undefined : readWeekday(words)
    if (weekday !== undefined) return nextWeekday(weekday, today)
  }
  return readDayAlone(words, today)
}

function nextWeekday(weekday: number, today: Day): Day {
  const here = Temporal.PlainDate.from(today)
  const ahead = (((weekday + 6) % 7) + 1 - here.dayOfWeek + 7) % 7
  return here.add({ days: ahead === 0 ? 7 : ahead }).toString()
}

/** A text that is one day and nothing else; without a year the next such day. */
function readDayAlone(words: string, today: Day | undefined): Day | undefined {
  const tokens = tokenize(words)
  const date = readDate(tokens, 0)
  if (date === undefined || date.length !== tokens.length - 1) return undefined
  if (date.kind === 'day') return date.day
  if (date.kind !== 'yearless' || today === undefined) return undefined
  const inAYear = Temporal.PlainDate.from(today).add({ years: 1 }).toString()
  const day = latestDay(date.month, date.day, inAYear)
  return daySchema.safeParse(day).success ? day : undefined
}
