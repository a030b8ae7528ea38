import { cronProblem } from './schedule.ts'
import { readDays } from './day-phrases.ts'
import { readTime, readZone, type WallTime } from './wall-words.ts'
import { WordReader } from './word-reader.ts'

/** A schedule as it was said. */
export interface SchedulePhrase {
  cron: string
  /** Undefined where none was said: the asker's. */
  timeZone: string | undefined
  /** Where in the text the schedule ends. */
  end: number
}

const defaultTime: WallTime = { hour: 9, minute: 0 }

/**
 * Reads the schedule that a text begins with: `every weekday at 9:00 Europe/Berlin`, `cron 0 9 * * 1-5`. Undefined where it begins
 * with neither word. Throws `InvalidQueryError` with the place in the text and something to say instead.
 */
export function takeSchedule(text: string): SchedulePhrase | undefined {
  const reader = new WordReader(text)
  if (reader.takeIf('every') || reader.takeIf('each')) return finish(reader, readEvery(reader))
  if (reader.takeIf('cron')) return finish(reader, readCron(reader))
  return undefined
}

function finish(reader: WordReader, cron: string): SchedulePhrase {
  if (readZone(reader.peek(1).text) !== undefined) reader.takeIf('in')
  const timeZone = readZoneOf(reader)
  return { cron, timeZone, end: reader.end }
}

function readEvery(reader: WordReader): string {
  const days = readDays(reader)
  if (days.kind === 'hours') return `${readMinute(reader)} ${days.hours} * * *`
  const { hours, minute } = readTimes(reader)
  return `${minute} ${hours.join(',')} ${days.fields}`
}

/** `at :30`; on the hour where nothing is said. */
function readMinute(reader: WordReader): number {
  const isSaid = reader.takeIf('at')
  const minute = reader.takeAs((word) => {
    const digits = /^(?:\d{1,2})?:(\d{2})$/.exec(word)?.[1]
    return digits === undefined || Number(digits) > 59 ? undefined : Number(digits)
  })
  if (isSaid && minute === undefined) {
    throw reader.error('Of an hour only the minute can be chosen.', reader.peek().span, [':00', ':30'])
  }
  return minute ?? 0
}

/** `at 9:00`, `at 9 am and 5 pm`, `9:00`. */
function readTimes(reader: WordReader): { hours: readonly number[]; minute: number } {
  const isSaid = reader.takeIf('at')
  const start = reader.peek().span.start
  const first = takeTime(reader, isSaid)
  if (isSaid && first === undefined)
    throw reader.error('I don’t know that time.', reader.peek().span, ['9:00', '5:30 pm'])
  const times = [first ?? defaultTime]
  if (first !== undefined) times.push(...readFurtherTimes(reader))
  const minute = times[0]?.minute ?? 0
  if (times.some((time) => time.minute !== minute)) {
    const problem = 'Times of one schedule share their minute; make a second one for the other time.'
    throw reader.error(problem, { start, end: reader.end }, [`9:00 and 17:00`])
  }
  return { hours: [...new Set(times.map(({ hour }) => hour))].toSorted((a, b) => a - b), minute }
}

function readFurtherTimes(reader: WordReader): WallTime[] {
  const times: WallTime[] = []
  while (isTimeAfter(reader)) {
    reader.take()
    times.push(takeTime(reader, true) ?? defaultTime)
  }
  return times
}

function isTimeAfter(reader: WordReader): boolean {
  return ['and', ','].includes(reader.peek().key) && readTime(reader.peek(1).text) !== undefined
}

/** A bare number is a time only behind `at`; `9 am` is one time in two words. */
function takeTime(reader: WordReader, isExpected: boolean): WallTime | undefined {
  const word = reader.peek().text
  const isHalfApart = /^\d/.test(word) && /^[ap]\.?m\.?$/i.test(reader.peek(1).text)
  const time = readTime(isHalfApart ? `${word} ${reader.peek(1).text}` : word)
  if (time === undefined || (!isExpected && !isHalfApart && /^\d+$/.test(word))) return undefined
  reader.take()
  if (isHalfApart) reader.take()
  return time
}

/** Five fields, quoted or not. */
function readCron(reader: WordReader): string {
  const start = reader.peek().span.start
  const rest = reader.text.slice(start)
  const quoted = /^["']([^"']*)["']/.exec(rest)
  const cron = (quoted?.[1] ?? /^\S+(?:\s+\S+){0,4}/.exec(rest)?.[0] ?? '').trim().replaceAll(/\s+/g, ' ')
  const end = start + (quoted?.[0].length ?? /^\S+(?:\s+\S+){0,4}/.exec(rest)?.[0].length ?? 0)
  const problem = cronProblem(cron)
  if (problem !== undefined)
    throw reader.error(`This is no schedule: ${problem}.`, { start, end }, ['0 9 * * 1-5'])
  while (reader.end < end) reader.take()
  return cron
}

/** Abbreviations are refused, because the offset that they name is wrong for half of the year. */
function readZoneOf(reader: WordReader): string | undefined {
  const word = reader.peek()
  const zone = reader.takeAs(readZone)
  if (zone !== undefined) return zone
  const place = abbreviations[word.key]
  if (place !== undefined) {
    const problem = `${word.text} is an offset for a part of the year; name the place.`
    throw reader.error(problem, word.span, [place])
  }
  if (/^[A-Za-z]+\/[A-Za-z_/+-]+$/.test(word.text))
    throw reader.error(`I don’t know the time zone “${word.text}”.`, word.span, ['Europe/Berlin', 'UTC'])
  return undefined
}

const abbreviations: Readonly<Record<string, string>> = {
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  bst: 'Europe/London',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  ct: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
}
