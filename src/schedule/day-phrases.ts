import { readWeekday } from './wall-words.ts'
import type { WordReader } from './word-reader.ts'

/** The days that a schedule comes on, as the last three cron fields, or the hours of every day. */
export type Days = { kind: 'days'; fields: string } | { kind: 'hours'; hours: string }

/** Reads what stands behind `every`: `weekday`, `monday and thursday`, `month on the 1st`, `hour`, `6 hours`. */
export function readDays(reader: WordReader): Days {
  const word = reader.peek()
  if (reader.takeIf('day') || reader.takeIf('morning')) return days('* * *')
  if (reader.takeIf('weekday') || reader.takeIf('workday') || reader.takeIf('working', 'day'))
    return days('* * 1-5')
  if (reader.takeIf('weekend')) return days('* * 0,6')
  if (reader.takeIf('hour')) return { kind: 'hours', hours: '*' }
  if (reader.takeIf('week')) return days(`* * ${readWeekdaysOn(reader) ?? '1'}`)
  if (reader.takeIf('month')) return readMonth(reader)
  if (reader.takeIf('quarter')) return days('1 1,4,7,10 *')
  const ordinal = ordinalWeekday(reader)
  if (ordinal !== undefined) {
    if (reader.takeIf('of')) for (const word of ['the', 'every', 'each', 'month']) reader.takeIf(word)
    return days(`* * ${ordinal}`)
  }
  const weekdays = readWeekdays(reader)
  if (weekdays !== undefined) return days(`* * ${weekdays}`)
  return readCounted(reader) ?? refuse(reader, word.text)
}

function days(fields: string): Days {
  return { kind: 'days', fields }
}

function refuse(reader: WordReader, typed: string): never {
  const known = ['day', 'weekday', 'monday', 'month on the 1st', 'hour']
  if (typed === '') {
    throw reader.error('`every` needs a day, for example `every weekday at 9:00`.', reader.peek().span, known)
  }
  throw reader.error(`I don’t know “every ${typed}”.`, reader.peek().span, known)
}

/** `monday`, `mon, wed and fri`, as cron's weekday field. */
function readWeekdays(reader: WordReader): string | undefined {
  const numbers: number[] = []
  for (let isMore = true; isMore; isMore = skipToWeekday(reader)) {
    const number = reader.takeAs(readWeekday)
    if (number !== undefined) numbers.push(number)
  }
  return numbers.length === 0 ? undefined : [...new Set(numbers)].toSorted((a, b) => a - b).join(',')
}

/** Takes what stands between two weekdays, if another one follows. */
function skipToWeekday(reader: WordReader): boolean {
  const between = [[','], ['and'], ['&'], [',', 'and']].find(
    (words) =>
      words.every((word, ahead) => reader.peek(ahead).key === word) &&
      readWeekday(reader.peek(words.length).text) !== undefined,
  )
  return between !== undefined && reader.takeIf(...between)
}

/** `on friday` behind `week`. */
function readWeekdaysOn(reader: WordReader): string | undefined {
  if (!reader.takeIf('on')) return undefined
  const weekdays = readWeekdays(reader)
  if (weekdays === undefined)
    throw reader.error('Which day of the week?', reader.peek().span, ['monday', 'friday'])
  return weekdays
}

/** `month`, `month on the 1st`, `month on the 1st and 15th`, `month on the last day`, `month on the first monday`. */
function readMonth(reader: WordReader): Days {
  if (!reader.takeIf('on')) return days('1 * *')
  reader.takeIf('the')
  if (reader.takeIf('last', 'day')) return days('L * *')
  if (reader.takeIf('first', 'day')) return days('1 * *')
  const weekday = ordinalWeekday(reader)
  if (weekday !== undefined) return days(`* * ${weekday}`)
  const numbers = readMonthDays(reader)
  if (numbers.length === 0) {
    const problem = 'Which day of the month?'
    throw reader.error(problem, reader.peek().span, ['1st', '15th', 'last day', 'first monday'])
  }
  return days(`${numbers.join(',')} * *`)
}

function readMonthDays(reader: WordReader): number[] {
  const numbers: number[] = []
  for (;;) {
    const number = reader.takeAs(readMonthDay)
    if (number === undefined) return numbers.toSorted((a, b) => a - b)
    numbers.push(number)
    if (!['and', ','].includes(reader.peek().key)) continue
    if (readMonthDay(reader.peek(1).text) !== undefined) reader.take()
  }
}

function readMonthDay(word: string): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/i.exec(word)?.[1]
  return digits === undefined || Number(digits) < 1 || Number(digits) > 31 ? undefined : Number(digits)
}

const ordinals: Readonly<Record<string, string>> = {
  first: '1',
  '1st': '1',
  second: '2',
  '2nd': '2',
  third: '3',
  '3rd': '3',
  fourth: '4',
  '4th': '4',
  last: 'L',
}

/** `first monday`, as cron writes it. */
function ordinalWeekday(reader: WordReader): string | undefined {
  const ordinal = ordinals[reader.peek().key]
  const weekday = readWeekday(reader.peek(1).text)
  if (ordinal === undefined || weekday === undefined) return undefined
  reader.take()
  reader.take()
  return `${weekday}#${ordinal}`
}

/** `6 hours`; other counts do not fit into a calendar, so they are refused with what does. */
function readCounted(reader: WordReader): Days | undefined {
  const start = reader.peek().span.start
  const count = reader.peek().key === 'other' ? 2 : Number(reader.peek().key)
  const unit = /^(minute|min|hour|day|week|month|weekday)s?$/.exec(reader.peek(1).key)?.[1]
  if (!Number.isInteger(count) || count < 1 || unit === undefined) return undefined
  reader.take()
  reader.take()
  if (unit === 'hour' && 24 % count === 0 && count < 24)
    return { kind: 'hours', hours: count === 1 ? '*' : `*/${count}` }
  const instead = unit === 'hour' ? ['6 hours', '12 hours', 'day'] : insteadOf[unit]
  const problem =
    unit === 'hour'
      ? 'A number of hours has to divide the day: 2, 3, 4, 6, 8 or 12.'
      : unit.startsWith('min')
        ? 'The shortest schedule is every hour.'
        : `There is no schedule for every ${count} ${unit}s.`
  throw reader.error(problem, { start, end: reader.end }, instead)
}

const insteadOf: Readonly<Record<string, readonly string[]>> = {
  minute: ['hour'],
  min: ['hour'],
  day: ['day', 'monday, wednesday and friday'],
  weekday: ['weekday'],
  week: ['week on monday', 'month on the 1st and 15th'],
  month: ['month on the 1st', 'quarter'],
}
