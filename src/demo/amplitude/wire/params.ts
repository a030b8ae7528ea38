import { daysIn, intervals, type DayRange, type Interval } from '../metrics/calendar.ts'
import {
  InvalidDefinitionError,
  type EventDefinition,
  type PropertyRef,
  type Segment,
} from '../metrics/definition.ts'
import { readEvent, readSegment } from './event-param.ts'

/** How long a range may be, in days: 52 weeks and 36 months may begin and end within a bucket. */
const mostDays = { '5min': 2, hour: 7, day: 366, week: 53 * 7, month: 37 * 31 }

/** Reads `start` and `end`, both required and inclusive. An hour behind the day is swallowed, as it has been seen to be. */
export function readRange(params: URLSearchParams): DayRange {
  const range = { start: readDay(params.get('start'), 'start'), end: readDay(params.get('end'), 'end') }
  if (range.end < range.start) throw new InvalidDefinitionError('Invalid date range: end is before start')
  return range
}

/** Reads `i`, default a day, among those that the endpoint knows. */
export function readInterval<I extends Interval>(
  params: URLSearchParams,
  allowed: readonly I[],
  range: DayRange,
): I {
  const text = params.get('i') ?? '1'
  const interval = allowed.find((candidate) => candidate === intervals[text as keyof typeof intervals])
  if (interval === undefined) throw new InvalidDefinitionError(`Invalid interval ${text}`)
  if (daysIn(range) > mostDays[interval])
    throw new InvalidDefinitionError('Date range is too long for the interval')
  return interval
}

/** Reads every `s`. */
export function readSegments(params: URLSearchParams): Segment[] {
  return params.getAll('s').map(readSegment)
}

/** Reads `g` (also when it is repeated) and `g2`, at most so many; grouping and several segments exclude each other. */
export function readGroupBy(
  params: URLSearchParams,
  most: 1 | 2,
  segments: readonly Segment[],
): PropertyRef[] {
  const properties = [...params.getAll('g'), ...(most === 2 ? params.getAll('g2') : [])].filter(
    (name) => name !== '',
  )
  if (properties.length > most) throw new InvalidDefinitionError('Too many group bys')
  if (properties.length > 0 && segments.length > 1) {
    throw new InvalidDefinitionError('Group by is only valid with one segment')
  }
  return properties.map((property) => ({ of: 'user', property }))
}

export function readRequiredEvent(params: URLSearchParams, parameter: string): EventDefinition {
  const text = params.get(parameter)
  if (text === null) throw new InvalidDefinitionError(`Missing required parameter ${parameter}`)
  return readEvent(text, parameter)
}

/** Reads one of several words. */
export function readChoice<C extends string>(
  params: URLSearchParams,
  parameter: string,
  choices: readonly [C, ...C[]],
): C {
  const text = params.get(parameter)
  if (text === null) return choices[0]
  const choice = choices.find((candidate) => candidate === text)
  if (choice === undefined)
    throw new InvalidDefinitionError(`Invalid value ${text} for parameter ${parameter}`)
  return choice
}

/** Reads a whole number from `low` to `high`. */
export function readInteger(
  params: URLSearchParams,
  parameter: string,
  { low, high, otherwise }: { low: number; high: number; otherwise: number },
): number {
  const text = params.get(parameter)
  if (text === null) return otherwise
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < low || value > high) {
    throw new InvalidDefinitionError(`Invalid value ${text} for parameter ${parameter}`)
  }
  return value
}

/** Group values to return; more than the documented 1000 are cut to it. */
export function readLimit(params: URLSearchParams): number {
  return Math.min(
    1000,
    readInteger(params, 'limit', { low: 1, high: Number.MAX_SAFE_INTEGER, otherwise: 100 }),
  )
}

function readDay(text: string | null, parameter: string): string {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T\d{2})?$/.exec(text ?? '')
  const day = parts === null ? '' : `${parts[1]}-${parts[2]}-${parts[3]}`
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new InvalidDefinitionError(`Invalid ${parameter} date`)
  }
  return day
}
